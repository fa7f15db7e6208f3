-- One row = one version of one market day of a metering point. Columns in an order that wastes no padding.
create table day_series (
    metering_point bigint                   not null, -- GSRN
    registered_at  timestamp with time zone not null,
    log_record     bigint                   not null, -- the message log's record that brought it
    day            date                     not null, -- market day
    series_ordinal integer                  not null, -- place of the series in its message
    resolution     smallint                 not null, -- minutes of a step
    packed         bytea                    not null
) partition by range (day);

-- Days of a point lie in one month's partition, so the point alone finds them; equal keys share one index entry.
create index day_series_by_point on day_series (metering_point);
-- Days arrive day by day, so that a range of pages holds few of them: settlement reads a day without reading its month.
create index day_series_by_day on day_series using brin (day) with (pages_per_range = 32, autosummarize = on);

-- Takes what no month's partition takes; empty as long as months are made ahead.
create table day_series_default partition of day_series default;

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
