-- What the hub now knows about a point never says two things about one moment. PostgreSQL enforces it; H2 has no exclusion constraints, so
-- there the lock on the metering point's row and the checks of import and process do, and the same law test runs on both.
create extension if not exists btree_gist;

alter table supply_period
    add constraint supply_periods_do_not_overlap
        exclude using gist (gsrn with =, tstzrange(valid_from, valid_to) with &&) where (superseded_at is null);

alter table metering_point_period
    add constraint metering_point_periods_do_not_overlap
        exclude using gist (gsrn with =, tstzrange(valid_from, valid_to) with &&) where (superseded_at is null);

-- Few points have these, so the indexes are small; they find the exchange points of an area.
create index metering_point_period_from_area on metering_point_period (from_grid_area) where from_grid_area is not null;
create index metering_point_period_to_area on metering_point_period (to_grid_area) where to_grid_area is not null;
