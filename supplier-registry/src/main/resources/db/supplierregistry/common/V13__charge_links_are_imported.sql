-- A link that was imported was made known by no process.
alter table charge_link alter column process_id drop not null;
