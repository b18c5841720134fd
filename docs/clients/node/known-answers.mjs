// Checks tongqu.mjs against the known answers of docs/wire-format.md §6.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as tongqu from './tongqu.mjs';

const page = fs.readFileSync(new URL('../../wire-format.md', import.meta.url), 'utf8');
const unhex = (text) => Buffer.from(text, 'hex');
const vectors = [...page.matchAll(/```text\n(suite = [\s\S]*?)```/g)].map(([, block]) =>
  Object.fromEntries(block.trim().split('\n').map((line) => line.split(/ = (.*)/s, 2))),
);
assert.equal(vectors.length, 2);

for (const answer of vectors) {
  const suite = tongqu.suiteOf(answer.suite);
  const key = (name) => {
    const made = tongqu.privateKey(answer.suite, unhex(answer[`${name}PrivateKey`]));
    assert.deepEqual(made.point, unhex(answer[`${name}PublicKey`]));
    return made;
  };
  const [sender, recipient, hub] = ['senderSigning', 'recipientEncryption', 'hubSigning'].map(key);
  const header = JSON.parse(answer.header);
  const envelope = JSON.parse(answer.envelope);
  const ring = { from: header.from, me: 'tongqu', senderKeys: [sender], mine: [recipient] };
  const [contentKey, salt, iv, payload] = [unhex(answer.contentKey), unhex(answer.salt), unhex(answer.iv), Buffer.from(answer.payload)];
  const salted = Buffer.concat([salt, payload]);

  // sealing, step by step
  assert.equal(sender.id, header.skid);
  assert.equal(recipient.id, header.ekid);
  assert.equal(tongqu.b64url(suite.digest(salted)), header.ptd);
  assert.deepEqual(suite.findKey(recipient, header), contentKey);
  assert.equal(tongqu.b64url(answer.header), envelope.protected);
  const aad = Buffer.from(envelope.protected, 'ascii');
  assert.equal(tongqu.b64url(suite.encrypt(contentKey, iv, aad, salted)), envelope.ciphertext);

  // opening, and the receipt
  const opened = tongqu.open(envelope, { ...ring, now: header.iat });
  assert.deepEqual({ ...opened, header }, { header, contentKey, salt, payload });
  tongqu.checkReceipt(JSON.parse(answer.receipt), {
    me: header.from, senderKeys: [hub], messageId: header.msgId, ptds: [header.ptd],
  });

  // a bit that fell over
  for (const member of Object.keys(envelope)) {
    const bytes = tongqu.unb64url(envelope[member]);
    bytes[bytes.length - 3] ^= 1;
    const broken = { ...envelope, [member]: tongqu.b64url(bytes) };
    assert.throws(() => tongqu.open(broken, { ...ring, now: header.iat }), /does not hold|JSON/);
  }

  // there and back
  const { body } = tongqu.seal({ from: header.from, to: 'tongqu', msgId: 'm', payload, signing: sender, recipient });
  assert.deepEqual(tongqu.open(JSON.parse(body), ring).payload, payload);
  console.log(`${answer.suite}: as on the page`);
}
