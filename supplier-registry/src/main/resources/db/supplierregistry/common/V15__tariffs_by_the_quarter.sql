-- Tariffs by the quarter: PT15M has a letter more than PT1H.
alter table charge alter column resolution set data type varchar(5);
