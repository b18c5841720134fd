-- Files that partners left for the hub, as they were sealed.
create table intake_file (
    partner     text        not null,
    name        text        not null,
    content     bytea       not null,
    received_at timestamptz not null,
    state       text        not null check (state in ('WAITING', 'TAKEN', 'FAILED')),
    error_code  text,
    primary key (partner, name)
);
create index intake_file_waiting on intake_file (partner, name) where state = 'WAITING';

create table intake_file_cursor (
    partner       text not null,
    stream        text not null,
    next_sequence integer not null,
    primary key (partner, stream)
);
