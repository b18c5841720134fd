-- Uniqueness lives in unpartitioned tables; what grows is partitioned by month.

create table ledger_message_key (
    source          text        not null,
    id              text        not null,
    message_id      uuid        not null,
    content_digest  bytea       not null,
    suite           text        not null,
    receipt         bytea       not null,
    primary key (source, id)
);

create table ledger_message (
    message_id   uuid        not null,
    received_at  timestamptz not null,
    channel      text        not null,
    partner      text,
    external_id  text,
    state        text        not null check (state in ('RECORDED', 'NOTED', 'REFUSED', 'INVALID')),
    error_code   text,
    error_pointer text,
    digest       bytea       not null,
    size_bytes   integer     not null,
    proof        bytea,
    body         bytea,
    key_name     text,
    accident_no  text,
    primary key (message_id, received_at)
) partition by range (received_at);
create index ledger_message_state on ledger_message (state, received_at);
create index ledger_message_external on ledger_message (partner, external_id);

create table ledger_external_number (
    system      text not null,
    no          text not null,
    accident_no text not null,
    primary key (system, no)
);

create sequence ledger_accident_sequence maxvalue 999999 cycle;

create table ledger_data_key (
    key_name text  primary key,
    wrapped  bytea not null
);

create table ledger_case (
    accident_no  text        primary key,
    occurred_at  timestamptz,
    opened_at    timestamptz not null,
    updated_at   timestamptz not null,
    state        text        not null,
    duplicate_of text,
    merged_into  text,
    next_seq     integer     not null,
    planned_seq  integer     not null default 0,
    document     bytea       not null
);
create index ledger_case_unplanned on ledger_case (updated_at) where planned_seq < next_seq - 1;

create table ledger_case_plate (
    accident_no text        not null,
    plate_index bytea       not null,
    at          timestamptz not null,
    primary key (accident_no, plate_index)
);
create index ledger_case_plate_index on ledger_case_plate (plate_index, at);

create table ledger_event (
    accident_no text        not null,
    seq         integer     not null,
    recorded_at timestamptz not null,
    type        text        not null,
    source      text        not null,
    event_id    text        not null,
    subject     text        not null,
    time        timestamptz not null,
    message_id  uuid,
    data        bytea       not null,
    primary key (accident_no, seq, recorded_at)
) partition by range (recorded_at);

create table ledger_line (
    accident_no  text        not null,
    vehicle_id   text        not null,
    policy_kind  text        not null,
    partner      text        not null,
    insurer_code text        not null,
    policy_no    bytea,
    report_index bytea,
    report_no    bytea,
    step         text,
    outcome      text,
    assessed_fen bigint,
    approved_fen bigint,
    paid_fen     bigint,
    partner_seq  bigint,
    refused_by   text[]      not null default '{}',
    opened_at    timestamptz not null,
    updated_at   timestamptz not null,
    primary key (accident_no, vehicle_id, policy_kind)
);
create index ledger_line_report on ledger_line (partner, report_index);
create index ledger_line_open on ledger_line (partner, updated_at) where outcome is null;

create table ledger_outbox (
    position   bigint generated always as identity primary key,
    queue      text        not null,
    reference  text        not null,
    created_at timestamptz not null
);

create table ledger_audit (
    position bigint generated always as identity,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    subject  text        not null,
    facts    text        not null,
    primary key (position, at)
) partition by range (at);

create table ledger_nonce (
    partner text        not null,
    nonce   text        not null,
    at      timestamptz not null,
    primary key (partner, nonce)
);

-- Makes the month's partitions of every partitioned ledger table, if absent.
create function ledger_ensure_month(month date) returns void language plpgsql as $$
declare
    parent text;
    first_day date := date_trunc('month', month)::date;
    next_month date := (first_day + interval '1 month')::date;
begin
    foreach parent in array array['ledger_message', 'ledger_event', 'ledger_audit'] loop
        execute format(
            'create table if not exists %I partition of %I for values from (%L) to (%L)',
            parent || '_' || to_char(first_day, 'YYYYMM'), parent,
            first_day::timestamp at time zone 'UTC', next_month::timestamp at time zone 'UTC');
    end loop;
end $$;

select ledger_ensure_month((now() + make_interval(months => n))::date) from generate_series(-1, 3) n;
