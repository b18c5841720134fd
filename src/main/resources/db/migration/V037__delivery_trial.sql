-- Messages of conformance runs. Negative ids: they share the queues with deliveries.
-- Their content is fictional, so that it is not encrypted.
create table delivery_trial (
    trial_id        bigint generated always as identity
                        (increment by -1 start with -1 minvalue -9000000000000000000 maxvalue -1)
                        primary key,
    uuid            uuid        not null,
    partner         text        not null,
    accident_no     text        not null,
    vehicle_id      text        not null,
    policy_kind     text        not null,
    event_type      text        not null,
    content_version integer     not null,
    message         text        not null,
    policy_version  text        not null,
    view            text        not null,
    known_report_no text,
    flaw            text,
    state           text        not null check (state in ('PENDING', 'SENDING', 'AWAITING',
                        'ANSWERED', 'FAILED', 'HELD')),
    outcome         text,
    partner_code    text,
    report_no       text,
    reason          text,
    symptom         text,
    answers         integer     not null default 0,
    transmission    text,
    payload_digest  text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    ended_at        timestamptz
);
create index delivery_trial_uuid on delivery_trial (uuid);
create index delivery_trial_open on delivery_trial (partner, trial_id)
    where state in ('PENDING', 'SENDING', 'AWAITING');
create index delivery_trial_file on delivery_trial (partner, transmission)
    where transmission is not null;
