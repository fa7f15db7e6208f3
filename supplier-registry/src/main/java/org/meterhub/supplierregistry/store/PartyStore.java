package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.Party;

/** Parties, their credentials, and grid areas. */
public final class PartyStore {

    private final RegistrySessions sessions;
    private volatile @Nullable Revised latest;

    public PartyStore(RegistrySessions sessions) {
        this.sessions = sessions;
    }

    /** All parties and grid areas as this unit of work sees them. */
    public PartyDirectory directory(UnitOfWork unit) {
        PartyDirectory.Holder holder = PartyDirectory.Holder.of(unit);
        PartyDirectory directory = holder.get();
        if (directory == null) {
            directory = holder.isChanged() ? read(unit) : shared(unit);
            holder.set(directory);
        }
        return directory;
    }

    /**
     * Hundreds of parties change a few times a month and are asked for by every message: a number in the database, which every change raises, says
     * whether what was last read still holds. It is read first, so that what is kept under it is never older than it says.
     */
    private PartyDirectory shared(UnitOfWork unit) {
        long revision = revision(unit);
        Revised known = latest;
        if (known != null && known.revision == revision) {
            return known.directory;
        }
        PartyDirectory directory = read(unit);
        latest = new Revised(revision, directory);
        return directory;
    }

    private PartyDirectory read(UnitOfWork unit) {
        Session session = sessions.of(unit);
        List<PartyEntity> partyRows = session.createSelectionQuery(
                        "select distinct p from PartyEntity p left join fetch p.roles", PartyEntity.class)
                .getResultList();
        List<GridAreaEntity> areaRows = session.createSelectionQuery("from GridAreaEntity", GridAreaEntity.class)
                .getResultList();
        PartyDirectory directory = new PartyDirectory(partyRows, areaRows);
        // Not clear(): the caller may be in the middle of changing other rows.
        partyRows.forEach(session::detach);
        areaRows.forEach(session::detach);
        return directory;
    }

    private static long revision(UnitOfWork unit) {
        try (PreparedStatement select =
                        unit.connection().prepareStatement("select revision from party_directory_revision");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read the revision of the parties", failure);
        }
    }

    /** After a change of parties or grid areas: every hub process reads them anew once this is committed. */
    private static void changed(UnitOfWork unit) {
        try (PreparedStatement raise =
                unit.connection().prepareStatement("update party_directory_revision set revision = revision + 1")) {
            raise.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot raise the revision of the parties", failure);
        }
        PartyDirectory.Holder.of(unit).changed();
    }

    /** Forgets what {@link #directory} has read: after an attempt that was undone. */
    public void forgetDirectory(UnitOfWork unit) {
        PartyDirectory.Holder.of(unit).set(null);
    }

    /** Adds new parties. A balance responsible party that is named must be among them or be known. */
    public void addParties(UnitOfWork unit, Collection<Party> parties, Instant now) {
        Session session = sessions.of(unit);
        for (Party party : parties) {
            PartyEntity row = new PartyEntity();
            row.number = party.number().value();
            row.name = party.name();
            row.validFrom = party.validFrom();
            row.validTo = party.validTo();
            row.recordedAt = now;
            for (MarketRole role : party.roles()) {
                row.roles.add(role.code());
            }
            session.persist(row);
        }
        session.flush();
        session.clear();
        changed(unit);
        // A second pass, because a supplier may stand in the file before the party that answers for its balance.
        PartyDirectory known = directory(unit);
        for (Party party : parties) {
            PartyId balanceResponsible = party.balanceResponsible();
            if (balanceResponsible != null) {
                session.find(PartyEntity.class, known.id(party.number())).balanceResponsible =
                        known.id(balanceResponsible);
            }
        }
        session.flush();
        session.clear();
        changed(unit);
    }

    /** Adds new grid areas, whose parties must be known. */
    public void addGridAreas(UnitOfWork unit, Collection<GridArea> areas, Instant now) {
        PartyDirectory directory = directory(unit);
        Session session = sessions.of(unit);
        for (GridArea area : areas) {
            GridAreaEntity row = new GridAreaEntity();
            row.code = area.code().value();
            row.name = area.name();
            row.priceArea = area.priceArea();
            row.gridCompany = directory.id(area.gridCompany());
            PartyId lossSupplier = area.gridLossSupplier();
            row.gridLossSupplier = lossSupplier == null ? null : directory.id(lossSupplier);
            PartyId lastResort = area.lastResortSupplier();
            row.lastResortSupplier = lastResort == null ? null : directory.id(lastResort);
            row.recordedAt = now;
            session.persist(row);
        }
        session.flush();
        session.clear();
        changed(unit);
    }

    /** Adds a credential and revokes all earlier ones of the party. */
    public void replaceCredential(UnitOfWork unit, PartyId party, byte[] salt, byte[] secretSha256, Instant now) {
        long partyId = directory(unit).id(party);
        try (PreparedStatement revoke = unit.connection()
                        .prepareStatement(
                                "update party_credential set revoked_at = ? where party_id = ? and revoked_at is null");
                PreparedStatement add = unit.connection()
                        .prepareStatement("insert into party_credential (party_id, salt, secret_sha256, created_at)"
                                + " values (?, ?, ?, ?)")) {
            revoke.setObject(1, now.atOffset(ZoneOffset.UTC));
            revoke.setLong(2, partyId);
            revoke.executeUpdate();
            add.setLong(1, partyId);
            add.setBytes(2, salt);
            add.setBytes(3, secretSha256);
            add.setObject(4, now.atOffset(ZoneOffset.UTC));
            add.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write a credential", failure);
        }
        changed(unit);
    }

    /** The credentials in force of the party with this number; none when there is no such party. */
    public List<StoredCredential> credentials(UnitOfWork unit, String number) {
        String sql = "select c.salt, c.secret_sha256 from party_credential c join party p on p.id = c.party_id"
                + " where p.number = ? and c.revoked_at is null";
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setString(1, number);
            List<StoredCredential> credentials = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    credentials.add(new StoredCredential(rows.getBytes(1), rows.getBytes(2)));
                }
            }
            return credentials;
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read credentials", failure);
        }
    }

    /** Raised by every change of parties, grid areas and credentials. */
    public long revisionOf(UnitOfWork unit) {
        return revision(unit);
    }

    /** All credentials in force, by the number of their party. */
    public Map<String, List<StoredCredential>> allCredentials(UnitOfWork unit) {
        String sql =
                "select p.number, c.salt, c.secret_sha256 from party_credential c join party p on p.id = c.party_id"
                        + " where c.revoked_at is null";
        try (PreparedStatement select = unit.connection().prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            Map<String, List<StoredCredential>> credentials = new HashMap<>();
            while (rows.next()) {
                credentials
                        .computeIfAbsent(rows.getString(1), unused -> new ArrayList<>())
                        .add(new StoredCredential(rows.getBytes(2), rows.getBytes(3)));
            }
            return credentials;
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read credentials", failure);
        }
    }

    /**
     * What is kept of a secret.
     *
     * @param salt hashed before the secret
     * @param secretSha256 SHA-256 of salt and secret
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record; the arrays are read once and dropped.
    public record StoredCredential(byte[] salt, byte[] secretSha256) {}

    /** A directory, and the revision at which it was read. */
    private record Revised(long revision, PartyDirectory directory) {}
}
