-- Some partners tell a repeat by a number of 12 digits. It starts at the time, so that a new
-- database does not give again what an old one has given.
do $$
begin
    execute format('create sequence delivery_trace_no maxvalue 999999999999 start %s',
                   floor(extract(epoch from now()) * 100)::bigint);
end $$;
alter table delivery_delivery
    add column trace_no bigint not null default nextval('delivery_trace_no');
create unique index delivery_trace on delivery_delivery (trace_no);

-- How far the hub has taken the events of partners that tell them page by page.
create table intake_event_cursor (
    partner  text        primary key,
    position text        not null,
    moved_at timestamptz not null
);
