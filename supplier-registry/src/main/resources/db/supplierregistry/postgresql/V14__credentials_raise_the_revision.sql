-- Hubs answer logins from memory: a secret that an operator revokes with SQL ends once the revision rises, as every other change of a party does (V10).
create trigger party_credential_changed after insert or update or delete or truncate on party_credential
    for each statement execute function raise_party_directory_revision();
