-- As for the other periods: one customer at a time. H2 has the lock on the point's row.
alter table customer_period
    add constraint customer_periods_do_not_overlap
        exclude using gist (gsrn with =, tstzrange(valid_from, valid_to) with &&) where (superseded_at is null);
