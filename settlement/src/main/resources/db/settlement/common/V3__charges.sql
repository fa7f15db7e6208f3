-- What a run of a wholesale type charges. One row per series of amounts, its rows in one value (format: ChargePacking); amounts in millionths of the
-- currency, null where none is known. Rows are never changed.
create table settlement_charge (
    version bigint not null,
    grid_area varchar(3) not null,
    place integer not null,
    charge_code varchar(40) not null,
    charge_owner varchar(40) not null,
    charge_type varchar(16) not null,
    resolution varchar(8) not null,
    supplier varchar(40),
    point_type varchar(40) not null,
    settlement_method varchar(16),
    is_tax boolean not null,
    content bytea not null,
    primary key (version, grid_area, place),
    foreign key (version, grid_area) references settlement_area (version, grid_area)
);

create table settlement_monthly_amount (
    version bigint not null,
    grid_area varchar(3) not null,
    place integer not null,
    charge_code varchar(40) not null,
    charge_owner varchar(40) not null,
    charge_type varchar(16) not null,
    resolution varchar(8) not null,
    supplier varchar(40),
    is_tax boolean not null,
    amount_millionths bigint,
    primary key (version, grid_area, place),
    foreign key (version, grid_area) references settlement_area (version, grid_area)
);

-- Without an owner it is the total of the supplier over all owners.
create table settlement_total_amount (
    version bigint not null,
    grid_area varchar(3) not null,
    place integer not null,
    supplier varchar(40),
    charge_owner varchar(40),
    amount_millionths bigint,
    primary key (version, grid_area, place),
    foreign key (version, grid_area) references settlement_area (version, grid_area)
);
