-- The right to do a job that only one process may do at a time.
create table lease (
    name varchar(60) primary key,
    holder varchar(100) not null,
    fence bigint not null,
    until timestamp with time zone not null
);
