-- Who lists processes asks for those of one party as often as for those of one point, the latest first.
create index market_process_of_requester on market_process (requester, id);
