-- Whether the database can be written is found out by writing: one row, again and again.
create table write_probe (
    only_row boolean primary key,
    filler bytea not null
);
