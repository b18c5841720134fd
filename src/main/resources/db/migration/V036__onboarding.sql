create table onboarding_stage (
    partner text primary key,
    stage   text        not null check (stage in ('DRAFT', 'TESTING', 'LIVE', 'SUSPENDED')),
    digest  text        not null,
    since   timestamptz not null,
    who     text        not null,
    why     text        not null
);

-- A request to go live; one may be open per partner.
create table onboarding_request (
    request_id   bigint generated always as identity primary key,
    partner      text        not null,
    digest       text        not null,
    report_id    uuid        not null,
    requested_at timestamptz not null,
    requested_by text        not null,
    why          text        not null,
    approved_at  timestamptz,
    approved_by  text,
    dropped      boolean     not null default false
);
create unique index onboarding_request_open on onboarding_request (partner)
    where approved_at is null and not dropped;

-- Signed reports of conformance runs, as they were handed out.
create table onboarding_report (
    report_id uuid primary key,
    partner   text        not null,
    digest    text        not null,
    passed    boolean     not null,
    made_at   timestamptz not null,
    who       text        not null,
    json      bytea       not null,
    html      bytea       not null
);
create index onboarding_report_partner on onboarding_report (partner, made_at);
