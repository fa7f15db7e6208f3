-- How far the reminders of missing values have come: one row. What is remembered here makes them continue where a crash stopped them.
create table reminder_progress (
    id        smallint primary key check (id = 1),
    first_day date not null, -- days before it are nobody's business: the hub was not there yet
    done      date not null, -- the morning up to which all reminders are written
    running   date,          -- the morning that is being dealt with; null when none is
    day       date,          -- the market day that is being looked at; null once open gaps are
    after     bigint         -- the last metering point of that day that is dealt with; null before the first
);

-- Days of metering points that nobody watches any more and of which values are still missing: reminded every morning until they arrive.
create table open_gap (
    day            date   not null,
    metering_point bigint not null,
    reminded_on    date   not null,
    primary key (day, metering_point)
);
create index open_gap_due on open_gap (reminded_on, day, metering_point);
