-- What the operator did about a message in quarantine: it was given to the hub again, or left for good. Its row and its bytes stay.
alter table quarantine add column resolved_at timestamp with time zone;
alter table quarantine add column resolution varchar(10);
alter table quarantine add column remark varchar(500);
