-- Processes get their numbers before they are written: a batch of requests draws them at once, by name.
create sequence market_process_id;
alter sequence market_process_id restart with (select coalesce(max(id), 0) + 1 from market_process);

-- The keys on (gsrn, claimed_start) and (gsrn, claimed_move) find the processes of a point as well.
drop index market_process_of_point;
