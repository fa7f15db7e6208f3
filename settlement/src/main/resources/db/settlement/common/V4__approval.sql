-- Who asked for a run, and who agreed that its results be sent. Where the setting demands it, these are two people. Empty: not told.
alter table settlement_run add column requested_by varchar(100) default '' not null;

create table settlement_approval (
    version bigint not null primary key references settlement_run (version),
    approved_by varchar(100) not null,
    approved_at timestamp with time zone not null
);
