-- Planning asks for the last content version of a line, answers for the members of a file;
-- without these both read the whole table.
create index delivery_line_version on delivery_delivery (line_key, content_version);
create index delivery_transmission_member on delivery_delivery (transmission_id, member_no)
    where transmission_id is not null;
