-- Transaction ids of metered data: the first 128 bits of SHA-256 over sender and id, by the month in which they were used, so that a month can be
-- forgotten as a whole. accepted_transaction keeps those of master-data documents, for ever.
create table accepted_measure_transaction (
    id_hash uuid not null,
    used_in date not null, -- the first of the month
    primary key (id_hash, used_in)
) partition by range (used_in);
create table accepted_measure_transaction_default partition of accepted_measure_transaction default;
