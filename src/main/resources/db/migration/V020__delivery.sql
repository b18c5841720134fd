create table delivery_delivery (
    delivery_id     bigint generated always as identity primary key,
    delivery_key    text        not null unique,
    uuid            uuid        not null unique,
    partner         text        not null,
    line_key        text        not null,
    accident_no     text        not null,
    vehicle_id      text,
    policy_kind     text,
    event_seq       integer     not null,
    event_type      text        not null,
    content_version integer     not null,
    message         text        not null,
    state           text        not null check (state in ('PENDING', 'SENDING', 'AWAITING',
                        'CONFIRMED', 'RETRY', 'UNKNOWN', 'PARKED', 'REFUSED', 'REDIRECTED')),
    reason          text,
    partner_code    text,
    attempt         integer     not null default 0,
    token           bigint      not null default 0,
    due_at          timestamptz not null,
    policy_version  text        not null,
    withheld        text        not null,
    view            bytea       not null,
    draft           bytea,
    payload_digest  text,
    transmission_id bigint,
    member_no       integer,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    accepted_at     timestamptz not null
);
create index delivery_line on delivery_delivery (line_key, delivery_id)
    where state not in ('CONFIRMED', 'REDIRECTED');
create index delivery_due on delivery_delivery (state, due_at)
    where state in ('PENDING', 'SENDING', 'AWAITING', 'RETRY', 'UNKNOWN');
create index delivery_partner_state on delivery_delivery (partner, state, delivery_id);
create index delivery_case on delivery_delivery (accident_no, delivery_id);

create table delivery_transmission (
    transmission_id bigint generated always as identity primary key,
    partner         text        not null,
    sequence        integer     not null,
    name            text        not null,
    state           text        not null check (state in ('PREPARED', 'SENT', 'SETTLED')),
    body            bytea       not null,
    companions      bytea       not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (partner, sequence)
);

create table delivery_batch_cursor (
    partner       text primary key,
    next_sequence integer not null
);
