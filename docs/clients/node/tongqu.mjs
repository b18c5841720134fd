// Tongqu's wire format, version 1 (docs/wire-format.md): seal, open, receipts, signed requests.
// A sample, not a product: see README.md.
import crypto from 'node:crypto';
import { createRequire } from 'node:module';

const { sm2, sm3, sm4 } = createRequire(import.meta.url)('sm-crypto-v2');

export const SM = 'sm2-sm3-sm4gcm';
export const ES = 'es256-ecdhes-a256gcm';
const USER_ID = '1234567812345678';
const TAG = 16;

export const b64url = (bytes) => Buffer.from(bytes).toString('base64url');
export const unb64url = (text) => {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('not base64url without padding');
  return bytes;
};
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const unhex = (text) => Buffer.from(text, 'hex');
const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest();

// --- keys: {suite, point, id, d?}, point = 04 ‖ x ‖ y ---

// SubjectPublicKeyInfo up to the point: id-ecPublicKey, and the curve by its name.
const SPKI = {
  [SM]: unhex('3059301306072a8648ce3d020106082a811ccf5501822d034200'),
  [ES]: unhex('3059301306072a8648ce3d020106082a8648ce3d030107034200'),
};

export function publicKey(suite, point) {
  return { suite, point, id: hex(sha256(Buffer.concat([SPKI[suite], point])).subarray(0, 16)) };
}

export function privateKey(suite, d) {
  if (suite === SM) return { ...publicKey(suite, unhex(sm2.getPublicKeyFromPrivateKey(hex(d)))), d };
  const ecdh = crypto.createECDH('prime256v1');
  ecdh.setPrivateKey(d);
  return { ...publicKey(suite, ecdh.getPublicKey()), d };
}

/** The public key of a certificate in PEM. */
export function certified(pem) {
  const spki = new crypto.X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  const suite = [SM, ES].find((name) => spki.subarray(0, SPKI[name].length).equals(SPKI[name]));
  if (!suite) throw new Error('neither sm2p256v1 nor P-256 by name');
  return publicKey(suite, spki.subarray(SPKI[suite].length));
}

/** A private key in PEM (PKCS#8, not encrypted). */
export function privatePem(pem) {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const suite = der.includes(unhex('06082a811ccf5501822d')) ? SM : ES;
  const at = der.indexOf(unhex('0201010420')); // ECPrivateKey: version 1, then 32 bytes
  if (at < 0) throw new Error('not a private key in PKCS#8');
  return privateKey(suite, der.subarray(at + 5, at + 37));
}

const jwk = ({ point, d }) => ({
  kty: 'EC', crv: 'P-256', x: b64url(point.subarray(1, 33)), y: b64url(point.subarray(33)), ...(d && { d: b64url(d) }),
});
const nodeKey = (key) => (key.d ? crypto.createPrivateKey : crypto.createPublicKey)({ format: 'jwk', key: jwk(key) });

// --- what the two suites do differently ---

const gcm = { mode: 'gcm', padding: 'none', output: 'array' };

const suites = {
  [SM]: {
    digest: (bytes) => unhex(sm3(bytes)),
    alg: 'sm2-sm3',
    sign: (key, bytes, raw) => unhex(sm2.doSignature(bytes, hex(key.d), { der: !raw, hash: true, userId: USER_ID })),
    verify: (key, bytes, signature) =>
      sm2.doVerifySignature(bytes, hex(signature), hex(key.point), { der: true, hash: true, userId: USER_ID }),
    newKey: (recipient) => {
      const key = crypto.randomBytes(16);
      return { key, ek: unhex(sm2.doEncrypt(key, hex(recipient.point), 1, { asn1: true })) };
    },
    findKey: (recipient, header) =>
      Buffer.from(sm2.doDecrypt(hex(unb64url(header.ek)), hex(recipient.d), 1, { asn1: true, output: 'array' })),
    encrypt: (key, iv, aad, plain) => {
      const { output, tag } = sm4.encrypt(plain, key, { ...gcm, iv, associatedData: aad, outputTag: true });
      return Buffer.concat([output, tag]);
    },
    decrypt: (key, iv, aad, sealed) =>
      Buffer.from(
        sm4.decrypt(sealed.subarray(0, -TAG), key, { ...gcm, iv, associatedData: aad, tag: sealed.subarray(-TAG) }),
      ),
  },
  [ES]: {
    digest: sha256,
    alg: 'ecdsa-p256-sha256',
    sign: (key, bytes, raw) =>
      crypto.sign('sha256', bytes, { key: nodeKey(key), dsaEncoding: raw ? 'ieee-p1363' : 'der' }),
    verify: (key, bytes, signature) => crypto.verify('sha256', bytes, { key: nodeKey(key), dsaEncoding: 'der' }, signature),
    newKey: (recipient, names) => {
      const ecdh = crypto.createECDH('prime256v1');
      const ek = ecdh.generateKeys();
      return { key: hkdf(ecdh.computeSecret(recipient.point), names), ek };
    },
    findKey: (recipient, header) => {
      const ecdh = crypto.createECDH('prime256v1');
      ecdh.setPrivateKey(recipient.d);
      return hkdf(ecdh.computeSecret(unb64url(header.ek)), header);
    },
    encrypt: (key, iv, aad, plain) => {
      const aes = crypto.createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG }).setAAD(aad);
      return Buffer.concat([aes.update(plain), aes.final(), aes.getAuthTag()]);
    },
    decrypt: (key, iv, aad, sealed) => {
      const aes = crypto.createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG }).setAAD(aad);
      aes.setAuthTag(sealed.subarray(-TAG));
      return Buffer.concat([aes.update(sealed.subarray(0, -TAG)), aes.final()]);
    },
  },
};

function hkdf(z, { from, to, msgId }) {
  const info = Buffer.from(['tongqu-v1', from, to, msgId].join('\0'), 'ascii');
  return Buffer.from(crypto.hkdfSync('sha256', z, Buffer.alloc(32), info, 32));
}

export function suiteOf(name) {
  if (!Object.hasOwn(suites, name)) throw new Error(`suite ${name} is not known`);
  return suites[name];
}

// --- §2 sealed messages ---

const signedPart = (suite, protectedText, sealed) =>
  Buffer.from(`${protectedText}.${b64url(suite.digest(sealed))}`, 'ascii');

/** Seals the payload's bytes; the suite is that of the keys. Keep ptd: the receipt's digest equals it. */
export function seal({ from, to, msgId, payload, signing, recipient, cty = 'application/cloudevents+json', re }) {
  const suite = suiteOf(recipient.suite);
  const names = { from, to, msgId };
  const salted = Buffer.concat([crypto.randomBytes(16), payload]);
  const ptd = b64url(suite.digest(salted));
  const { key, ek } = suite.newKey(recipient, names);
  const iv = crypto.randomBytes(12);
  const header = {
    v: 1, suite: recipient.suite, ...names, iat: Date.now(), skid: signing.id, ekid: recipient.id, cty, ptd,
    ek: b64url(ek), iv: b64url(iv), ...(re && { re }),
  };
  const protectedText = b64url(JSON.stringify(header));
  const sealed = suite.encrypt(key, iv, Buffer.from(protectedText, 'ascii'), salted);
  const signature = b64url(suite.sign(signing, signedPart(suite, protectedText, sealed)));
  return { ptd, body: JSON.stringify({ protected: protectedText, ciphertext: b64url(sealed), signature }) };
}

/** Opens a parsed message: signature first. `now` is for the known answers. */
export function open(message, { from = 'tongqu', me, senderKeys, mine, now = Date.now() }) {
  const header = JSON.parse(unb64url(message.protected));
  if (header.from !== from) throw new Error('from somebody else');
  const suite = suiteOf(header.suite);
  const sealed = unb64url(message.ciphertext);
  const sender = senderKeys.find((key) => key.suite === header.suite && key.id === header.skid);
  if (!sender) throw new Error('sender key not known');
  if (!suite.verify(sender, signedPart(suite, message.protected, sealed), unb64url(message.signature)))
    throw new Error('signature does not hold');
  if (header.to !== me) throw new Error('not for me');
  const recipient = mine.find((key) => key.suite === header.suite && key.id === header.ekid);
  if (!recipient) throw new Error('not for a key of mine');
  if (Math.abs(now - header.iat) > 5 * 60_000) throw new Error('stale');
  const contentKey = suite.findKey(recipient, header);
  const salted = suite.decrypt(contentKey, unb64url(header.iv), Buffer.from(message.protected, 'ascii'), sealed);
  if (b64url(suite.digest(salted)) !== header.ptd) throw new Error('ptd differs');
  return { header, contentKey, salt: salted.subarray(0, 16), payload: salted.subarray(16) };
}

// --- §3 receipts ---

/** A receipt for a message that was opened: its msgId and its ptd. */
export function signReceipt({ from, to = 'tongqu', receiptId = crypto.randomUUID(), messageId, digest, signing }) {
  const protectedText = b64url(JSON.stringify({ v: 1, typ: 'receipt', suite: signing.suite, from, to, skid: signing.id }));
  const payload = b64url(JSON.stringify({ receiptId, messageId, digest, receivedAt: new Date().toISOString() }));
  const signature = b64url(suiteOf(signing.suite).sign(signing, Buffer.from(`${protectedText}.${payload}`, 'ascii')));
  return JSON.stringify({ protected: protectedText, payload, signature });
}

/** Checks a receipt for a message with one of these ptd; answers what it says. */
export function checkReceipt(receipt, { from = 'tongqu', me, senderKeys, messageId, ptds }) {
  const header = JSON.parse(unb64url(receipt.protected));
  const sender = senderKeys.find((key) => key.suite === header.suite && key.id === header.skid);
  if (!sender) throw new Error('sender key not known');
  const signed = Buffer.from(`${receipt.protected}.${receipt.payload}`, 'ascii');
  if (!suiteOf(header.suite).verify(sender, signed, unb64url(receipt.signature))) throw new Error('signature does not hold');
  const said = JSON.parse(unb64url(receipt.payload));
  if (header.typ !== 'receipt' || header.from !== from || header.to !== me) throw new Error('not a receipt for me');
  if (said.messageId !== messageId || !ptds.includes(said.digest)) throw new Error('receipt of another message');
  return said;
}

// --- §4 signed requests ---

/** The two headers of a signed request, and the nonce that a sealed answer repeats in re. */
export function signRequest({ method = 'GET', url, partner, signing }) {
  const created = Math.floor(Date.now() / 1000);
  const nonce = b64url(crypto.randomBytes(18));
  const { pathname, search } = new URL(url);
  const suite = suiteOf(signing.suite);
  const params =
    `("@method" "@path" "@query");created=${created};nonce="${nonce}";keyid="${signing.id}";alg="${suite.alg}";tag="${partner}"`;
  const base = [
    `"@method": ${method}`, `"@path": ${pathname}`, `"@query": ${search || '?'}`, `"@signature-params": ${params}`,
  ].join('\n');
  const signature = suite.sign(signing, Buffer.from(base, 'ascii'), true).toString('base64');
  return { nonce, headers: { 'Signature-Input': `tongqu=${params}`, Signature: `tongqu=:${signature}:` } };
}
