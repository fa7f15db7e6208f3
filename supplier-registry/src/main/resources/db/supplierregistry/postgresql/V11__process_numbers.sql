-- Processes get their numbers before they are written: a batch of requests draws them at once, by name.
alter sequence change_of_supplier_id_seq rename to market_process_id;

-- The keys on (gsrn, claimed_start) and (gsrn, claimed_move) find the processes of a point as well.
drop index market_process_of_point;
