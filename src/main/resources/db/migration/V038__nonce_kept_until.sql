-- What may wait in a queue or topic stays fresh longer, and its nonce has to be remembered longer.
alter table ledger_nonce add column kept_until timestamptz;
update ledger_nonce set kept_until = at + interval '15 minutes';
alter table ledger_nonce alter column kept_until set not null;
drop index ledger_nonce_age;
create index ledger_nonce_kept_until on ledger_nonce (kept_until);
