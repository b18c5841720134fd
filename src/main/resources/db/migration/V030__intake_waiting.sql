-- Statements that came before the claim they are about; each under the key of its day.
create table intake_held (
    partner      text        not null,
    id           text        not null,
    message_id   uuid        not null,
    channel      text        not null,
    received_at  timestamptz not null,
    due_at       timestamptz not null,
    tries        integer     not null default 0,
    accident_no  text,
    report_index bytea,
    event        bytea       not null,
    primary key (partner, id)
);
create index intake_held_due on intake_held (due_at);
create index intake_held_age on intake_held (partner, received_at);
create index intake_held_report on intake_held (partner, report_index);
create index intake_held_case on intake_held (partner, accident_no);

-- Details that a partner has only told us of, and the hub has to fetch.
create table intake_pull (
    partner     text        not null,
    id          text        not null,
    message_id  uuid        not null,
    received_at timestamptz not null,
    about       bytea       not null,
    state       text        not null check (state in ('OPEN', 'DONE', 'GIVEN_UP')),
    attempt     integer     not null default 0,
    due_at      timestamptz not null,
    ended_at    timestamptz,
    error_code  text,
    primary key (partner, id)
);
create index intake_pull_open on intake_pull (partner, due_at) where state = 'OPEN';
create index intake_pull_given_up on intake_pull (partner) where state = 'GIVEN_UP';
