// node client.mjs send <suite> <event.json>    seals an event, sends it, checks the receipt, sends it again
// node client.mjs pull <suite>                 fetches what waits in the outbox, opens it, confirms it
import crypto from 'node:crypto';
import fs from 'node:fs';
import * as tongqu from './tongqu.mjs';

const { TONGQU_HUB: hub = 'http://127.0.0.1:8080', TONGQU_VAR: dir = 'var', TONGQU_PARTNER: me } = process.env;
const [, , command, suite, file] = process.argv;
const form = { [tongqu.SM]: { hub: 'sm2-', mine: '' }, [tongqu.ES]: { hub: 'p256-', mine: 'p256-' } };
if (!me || !form[suite] || !['send', 'pull'].includes(command) || (command === 'send' && !file)) {
  console.error(fs.readFileSync(new URL(import.meta.url), 'utf8').split('\n').slice(0, 2).join('\n'));
  process.exit(2);
}

// The sandbox's keys. A real partner has its own, and the hub's certificates by a way it trusts.
const hubKey = (s, use) => tongqu.certified(fs.readFileSync(`${dir}/keys/public/hub-${form[s].hub}${use}.crt`, 'utf8'));
const myKey = (s, use) => tongqu.privatePem(fs.readFileSync(`${dir}/sandbox/keys/${me}/${form[s].mine}${use}.key`, 'utf8'));
const both = [tongqu.SM, tongqu.ES];
const senderKeys = both.map((s) => hubKey(s, 'sign'));
const signing = myKey(suite, 'sign');

const post = (path, type, body) =>
  fetch(hub + path, { method: 'POST', headers: { 'Content-Type': `application/vnd.tongqu.${type}+json` }, body });

async function answered(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return text;
}

/** The event as if it had happened six minutes ago, under a new id. */
function fresh(event) {
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  event.id = crypto.randomUUID();
  event.source = me;
  event.subject = `${Date.now()}`;
  event.time = ago(1);
  Object.assign(event.data, { occurredAt: ago(6), reportedAt: ago(1) });
  return event;
}

async function send() {
  const event = fresh(JSON.parse(fs.readFileSync(file, 'utf8')));
  const seal = () =>
    tongqu.seal({
      from: me, to: 'tongqu', msgId: event.id, payload: Buffer.from(JSON.stringify(event)), signing,
      recipient: hubKey(suite, 'encrypt'),
    });
  const ptds = [];
  let first;
  for (const sealed of [seal(), seal()]) {
    ptds.push(sealed.ptd); // before it is sent: any of them may be the one that is recorded
    const response = await post('/v1/messages', 'sealed', sealed.body);
    const receipt = await answered(response);
    console.log(response.status, tongqu.checkReceipt(JSON.parse(receipt), { me, senderKeys, messageId: event.id, ptds }));
    first ??= receipt;
    if (receipt !== first) throw new Error('another receipt for the same event');
  }
}

async function pull() {
  const mine = both.map((s) => myKey(s, 'encrypt'));
  for (let after = 0; ; ) {
    const url = `${hub}/v1/outbox?after=${after}`;
    const { headers } = tongqu.signRequest({ url, partner: me, signing });
    const { items, next } = JSON.parse(await answered(await fetch(url, { headers })));
    if (!items.length) return;
    for (const { id, message } of items) {
      const { header, payload } = tongqu.open(message, { me, senderKeys, mine });
      const event = JSON.parse(payload);
      console.log(event.type, event.subject, event.data.accident.state); // keep it before it is confirmed
      const receipt = tongqu.signReceipt({ from: me, messageId: header.msgId, digest: header.ptd, signing });
      await answered(await post(`/v1/outbox/${id}/receipt`, 'receipt', receipt));
    }
    after = next;
  }
}

await { send, pull }[command]();
