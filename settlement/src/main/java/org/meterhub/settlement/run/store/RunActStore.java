package org.meterhub.settlement.run.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.database.UnitOfWork;
import org.meterhub.settlement.run.RunAct;

/** Keeps who did what with a run. */
public final class RunActStore {

    private static final int ABOUT_LENGTH_MAX = 1000;

    public void add(UnitOfWork unit, long version, RunAct.Kind kind, String person, String about, Instant at)
            throws SQLException {
        try (PreparedStatement insert = unit.connection()
                .prepareStatement("insert into settlement_act (version, act, person, about, acted_at)"
                        + " values (?, ?, ?, ?, ?)")) {
            insert.setLong(1, version);
            insert.setString(2, kind.name());
            insert.setString(3, person);
            insert.setString(4, about.substring(0, Math.min(about.length(), ABOUT_LENGTH_MAX)));
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** In the order in which they were done. */
    public List<RunAct> of(UnitOfWork unit, long version) throws SQLException {
        List<RunAct> acts = new ArrayList<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement(
                        "select act, person, about, acted_at from settlement_act where version = ? order by id")) {
            query.setLong(1, version);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    acts.add(new RunAct(
                            RunAct.Kind.valueOf(row.getString("act")),
                            row.getString("person"),
                            row.getString("about"),
                            row.getObject("acted_at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return acts;
    }
}
