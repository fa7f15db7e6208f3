-- The periods of metering points that an area was settled with, packed (format: PeriodPacking). The registry may tell them otherwise later;
-- a run must be explained by what it used. Rows are never changed.
create table settlement_basis (
    version bigint not null,
    grid_area varchar(3) not null,
    periods bytea not null,
    primary key (version, grid_area),
    foreign key (version, grid_area) references settlement_area (version, grid_area)
);
