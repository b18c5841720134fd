-- Rows of a policy file that were left out, so that the insurer can be told which; never content.
create table underwriting_bad_row (
    import_id bigint not null references underwriting_import,
    line      bigint not null,
    field     text not null,
    code      text not null,
    primary key (import_id, line, field)
);
