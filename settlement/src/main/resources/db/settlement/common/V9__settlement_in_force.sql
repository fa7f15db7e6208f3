-- A run over an earlier state of what is known is a look back: it is never sent and never counts. Runs of that kind that were sent before this was a rule
-- stay what they are: the parties have their results. A run that is over all that is known has its cut-off moments before it was asked for.
alter table settlement_run add column is_past_cutoff boolean default false not null;
update settlement_run set is_past_cutoff = true
    where known_registry_at < requested_at - interval '1' minute
    and not exists (select 1 from settlement_area a where a.version = settlement_run.version and a.sent_at is not null);

-- What was known when deviations were settled, of the registry too; null: not told.
alter table settlement_deviation add column known_registry_at timestamp with time zone;

-- What somebody should know who reads the deviation of a day: which run it was counted from, and which runs do not count because they were not sent.
alter table settlement_deviation_day add column remark varchar(1000);
