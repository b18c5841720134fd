-- Nonces are forgotten once no message can be fresh that carries them.
create index ledger_nonce_age on ledger_nonce (at);
