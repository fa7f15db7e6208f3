-- An operator who mends a party or a grid area with SQL need not know that running hubs keep what they have read until the revision rises. Statement by
-- statement, in the same transaction, so that nobody reads too early. An H2 file belongs to one hub, which reads it anew when it starts.
create function raise_party_directory_revision() returns trigger language plpgsql as $$
begin
    update party_directory_revision set revision = revision + 1;
    return null;
end $$;

create trigger party_changed after insert or update or delete or truncate on party
    for each statement execute function raise_party_directory_revision();
create trigger party_role_changed after insert or update or delete or truncate on party_role
    for each statement execute function raise_party_directory_revision();
create trigger grid_area_changed after insert or update or delete or truncate on grid_area
    for each statement execute function raise_party_directory_revision();
