package org.meterhub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What H2 leaves in its file for the process after this one. */
class H2FileTest {

    private static final int COMMITS = 25;

    /**
     * H2 takes the room of what was deleted again after 45 seconds; here at once, so that commits go to places inside the file, as they do in a hub that has
     * run for a minute. H2 2.5.250 and 2.5.252 do not find these again (ADR 0008).
     */
    private static final String REUSES_ROOM_AT_ONCE = ";RETENTION_TIME=0";

    @Test
    void a_process_killed_after_a_commit_has_left_it_in_the_file(@TempDir Path folder) throws IOException {
        Random random = new Random(7);
        List<Integer> found = new ArrayList<>();
        List<Integer> committed = new ArrayList<>();
        try (Database database = open(folder, "hub")) {
            database.run(unit -> execute(unit, "create table thing (id integer primary key, content bytea)"));
            for (int id = 1; id <= COMMITS; id++) {
                commit(database, id, random.nextInt(20_000));
                committed.add(id);
                found.add(newestAfterKill(folder));
            }
        }
        assertThat(found).isEqualTo(committed);
    }

    private static Database open(Path folder, String name) {
        String url = "jdbc:h2:file:" + folder.resolve(name) + REUSES_ROOM_AT_ONCE;
        return Database.open(new DatabaseConfiguration(url, "sa", "", 2));
    }

    /** Of different sizes, and with something deleted, so that room of different sizes becomes free. */
    private static void commit(Database database, int id, int size) {
        database.run(unit -> {
            try (BulkInsert rows = unit.bulkInsert("thing", "id", "content")) {
                rows.row(id, new byte[size]);
            }
            execute(unit, "delete from thing where id < " + (id - 5));
        });
    }

    /** Looks into a copy of the file as it is now, which is what a process that is killed now leaves. */
    private static int newestAfterKill(Path folder) throws IOException {
        Files.copy(folder.resolve("hub.mv.db"), folder.resolve("left.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Database left = open(folder, "left")) {
            return left.inTransaction(unit -> {
                try (Statement query = unit.connection().createStatement();
                        ResultSet newest = query.executeQuery("select max(id) from thing")) {
                    newest.next();
                    return newest.getInt(1);
                }
            });
        }
    }

    private static void execute(UnitOfWork unit, String sql) throws SQLException {
        try (Statement statement = unit.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
