-- Attempts that only tried whether an unreachable partner is back: they use up none of its limit.
alter table delivery_delivery add column probes integer not null default 0;
