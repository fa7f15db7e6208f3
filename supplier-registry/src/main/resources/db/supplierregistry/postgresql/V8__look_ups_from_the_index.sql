-- Every bundle of metered data asks for the master data and the supply of two thousand points. With all that is asked for in the index, each point
-- costs two pages instead of four, and at millions of points the pages are what it costs.
drop index supply_period_of_point;
create index supply_period_of_point on supply_period (gsrn, valid_from)
    include (valid_to, supplier, balance_responsible, recorded_at, superseded_at);

drop index metering_point_period_of_point;
create index metering_point_period_of_point on metering_point_period (gsrn, valid_from)
    include (valid_to, recorded_at, superseded_at, type, sub_type, connection_state, settlement_method, resolution, unit, product,
             grid_area, from_grid_area, to_grid_area, parent, grid_loss);
