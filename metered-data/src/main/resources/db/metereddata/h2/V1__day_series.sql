-- One row = one version of one market day of a metering point.
create table day_series (
    metering_point bigint                   not null, -- GSRN
    registered_at  timestamp with time zone not null,
    log_record     bigint                   not null, -- the message log's record that brought it
    day            date                     not null, -- market day
    series_ordinal integer                  not null, -- place of the series in its message
    resolution     smallint                 not null, -- minutes of a step
    packed         bytea                    not null
);
create index day_series_by_point on day_series (metering_point, day);
create index day_series_by_day on day_series (day, metering_point);

-- Monthly values, keyed by the first of the month.
create table month_series (
    metering_point bigint                   not null,
    registered_at  timestamp with time zone not null,
    log_record     bigint                   not null,
    day            date                     not null,
    series_ordinal integer                  not null,
    resolution     smallint                 not null,
    packed         bytea                    not null
);
create index month_series_by_point on month_series (metering_point, day);
