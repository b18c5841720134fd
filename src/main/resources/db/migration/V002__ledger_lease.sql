create table ledger_lease (
    name   text        primary key,
    holder text        not null,
    until  timestamptz not null
);
