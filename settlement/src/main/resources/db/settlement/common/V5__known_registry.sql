-- A run looks at the registry as it was known at this moment, too; null: at whatever it holds when it is asked.
alter table settlement_run add column known_registry_at timestamp with time zone;
