-- Raised by every change of parties and grid areas, so that a hub process can tell with one small question whether what it has read still holds.
create table party_directory_revision (
    revision bigint not null
);
insert into party_directory_revision (revision) values (1);
