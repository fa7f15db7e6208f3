-- A notice that cannot be told waits, so that the others can.
alter table price_list_notice add column put_off_until timestamp with time zone;
