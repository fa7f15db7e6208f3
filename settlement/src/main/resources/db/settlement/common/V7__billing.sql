-- How far the billing basis of a grid area has been sent: everything of points with numbers up to this one. Set on in the transaction that queues the series,
-- so that whoever goes on after a crash sends nothing twice and leaves nothing out.
create table settlement_billing (
    version bigint not null,
    grid_area varchar(3) not null,
    point_done bigint not null,
    finished_at timestamp with time zone,
    primary key (version, grid_area),
    foreign key (version, grid_area) references settlement_area (version, grid_area)
);
