-- How far events are taken is remembered where it is for lists.
insert into ledger_cursor (partner, stream, position)
select partner, 'events', position from intake_event_cursor
on conflict do nothing;
drop table intake_event_cursor;
