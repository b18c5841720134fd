-- The policy index: who insured which vehicle when. No key of it is readable without the master key.

-- One row per file that was ever imported; its number orders what overwrites what.
create table underwriting_import (
    import_id     bigint generated always as identity primary key,
    file_digest   bytea not null unique,
    file_name     text not null,
    insurer_code  text,
    wrapped_key   bytea not null,
    row_count     bigint not null,
    bad_row_count bigint not null,
    started_at    timestamptz not null,
    finished_at   timestamptz
);
comment on column underwriting_import.wrapped_key is 'data key of the policy numbers of this file, wrapped by the master key';

-- What of a file is in the index for good; an interrupted import goes on behind it.
create table underwriting_import_chunk (
    import_id   bigint not null references underwriting_import,
    chunk_no    integer not null,
    written     integer not null,
    duplicates  integer not null,
    primary key (import_id, chunk_no)
);

create table underwriting_policy (
    policy_index    bytea not null check (octet_length(policy_index) = 16),
    kind            text not null check (kind in ('COMPULSORY', 'COMMERCIAL')),
    insurer_code    text not null,
    servicing_code  text,
    plate_index     bytea check (octet_length(plate_index) = 16),
    vin_index       bytea check (octet_length(vin_index) = 16),
    policy_no       bytea not null,
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    cancelled_at    timestamptz,
    status          text not null check (status in ('IN_FORCE', 'LAPSED', 'NOT_STARTED', 'CANCELLED')),
    branch_division text,
    import_id       bigint not null,
    source_line     bigint not null,
    primary key (policy_index, kind, insurer_code),
    check (plate_index is not null or vin_index is not null),
    check (start_at <= end_at)
) with (fillfactor = 80);
comment on column underwriting_policy.import_id is 'of underwriting_import; no foreign key, which would look it up a million times for one file';
comment on table underwriting_policy is 'policies by blind index; start inclusive, end exclusive';
comment on column underwriting_policy.insurer_code is 'the company at inception';
comment on column underwriting_policy.servicing_code is 'the company that serves the policy now, as the file says';
create index underwriting_policy_plate on underwriting_policy (plate_index);
create index underwriting_policy_vin on underwriting_policy (vin_index);

-- Each decision of the resolver or of a person; append-only.
create table underwriting_decision (
    decision_id   bigint generated always as identity primary key,
    accident_no   text not null,
    vehicle_id    text not null,
    kind          text not null,
    outcome       text not null check (outcome in ('RESOLVED', 'NOT_LINKED', 'AMBIGUOUS', 'NO_POLICY')),
    reason        text not null,
    insurer_code  text,
    partner       text,
    candidates    jsonb not null,
    excluded      text[] not null,
    hint          text,
    rule_version  text not null,
    decided_at    timestamptz not null,
    decided_by    text not null,
    why           text
);
comment on column underwriting_decision.candidates is 'what was considered, without policy number, plate or VIN';
comment on column underwriting_decision.hint is 'code of the insurer that the police text names; never decides';
create index underwriting_decision_question
    on underwriting_decision (accident_no, vehicle_id, kind, decision_id desc);

-- The routing queue: what waits for a person.
create table underwriting_waiting (
    accident_no  text not null,
    vehicle_id   text not null,
    kind         text not null,
    decision_id  bigint not null references underwriting_decision,
    since        timestamptz not null,
    primary key (accident_no, vehicle_id, kind)
);
