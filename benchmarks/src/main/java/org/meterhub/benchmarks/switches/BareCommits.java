package org.meterhub.benchmarks.switches;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.meterhub.benchmarks.BenchmarkDatabase;

/** The yardstick: how often a second the same server can make one row durable, one after the other. */
final class BareCommits {

    private static final double SECONDS = 3;

    private BareCommits() {}

    static double perSecond(BenchmarkDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table bare_commit (id bigint primary key, text varchar(100))");
            long count = 0;
            long start = System.nanoTime();
            double seconds = 0;
            try (PreparedStatement insert = connection.prepareStatement("insert into bare_commit values (?, ?)")) {
                while (seconds < SECONDS) {
                    insert.setLong(1, count++);
                    insert.setString(2, "as long as a change of supplier's few fields are in the row of its process");
                    insert.executeUpdate();
                    seconds = (System.nanoTime() - start) / 1e9;
                }
            }
            statement.execute("drop table bare_commit");
            return count / seconds;
        }
    }
}
