-- Whether the partner may hold the delivery already: it is asked before anything is sent again.
alter table delivery_delivery add column unsure boolean not null default false;

-- How far a list that a partner keeps has been read.
create table ledger_cursor (
    partner  text not null,
    stream   text not null,
    position text not null,
    primary key (partner, stream)
);
