-- A charge is one thing at a time, and a point is linked to it once at a time. H2 has the locks on the owner and on the point.
alter table charge_period
    add constraint charge_periods_do_not_overlap
        exclude using gist (charge_id with =, tstzrange(valid_from, valid_to) with &&) where (superseded_at is null);

alter table charge_link
    add constraint charge_links_do_not_overlap
        exclude using gist (gsrn with =, charge_id with =, tstzrange(valid_from, valid_to) with &&) where (superseded_at is null);
