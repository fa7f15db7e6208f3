-- Rows of these tables live for seconds. Without an early vacuum the relay and the bundler read past ever more dead rows.
alter table outbox set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
alter table outbound_item set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000);
-- Chunks are compressed already.
alter table log_payload alter column content set storage external;
alter table outbound_item alter column content set storage main;
