-- Transaction ids of metered data: the first 128 bits of SHA-256 over sender and id, with the month in which they were used. accepted_transaction keeps
-- those of master-data documents, for ever.
create table accepted_measure_transaction (
    id_hash uuid not null,
    used_in date not null, -- the first of the month
    primary key (id_hash, used_in)
);
create index accepted_measure_transaction_by_month on accepted_measure_transaction (used_in);
