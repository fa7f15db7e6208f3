package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Dialect;
import org.meterhub.database.UnitOfWork;

/** Which files have been imported, and what the database must do after a large one. */
public final class ImportedFileStore {

    /** After a large import: PostgreSQL plans by statistics, and would otherwise think the tables empty until it looks by itself. */
    public void renewStatistics(UnitOfWork unit) {
        if (unit.dialect() != Dialect.POSTGRESQL) {
            return;
        }
        try (PreparedStatement analyze =
                unit.connection().prepareStatement("analyze metering_point, metering_point_period, supply_period")) {
            analyze.execute();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot renew the statistics", failure);
        }
    }

    /** Whether a file of this kind with these bytes has been imported. */
    public boolean isImported(UnitOfWork unit, String kind, String sha256) {
        try (PreparedStatement select =
                unit.connection().prepareStatement("select 1 from imported_file where kind = ? and sha256 = ?")) {
            select.setString(1, kind);
            select.setString(2, sha256);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read imported files", failure);
        }
    }

    public void addImportedFile(UnitOfWork unit, String kind, String sha256, String name, long rowCount, Instant now) {
        try (PreparedStatement insert = unit.connection()
                .prepareStatement(
                        "insert into imported_file (kind, sha256, name, row_count, recorded_at) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, kind);
            insert.setString(2, sha256);
            insert.setString(3, name);
            insert.setLong(4, rowCount);
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot note an imported file", failure);
        }
    }
}
