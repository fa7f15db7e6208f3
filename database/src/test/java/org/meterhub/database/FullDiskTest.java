package org.meterhub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full for a while, in earnest: a small one is mounted, which only the superuser may; elsewhere this is skipped and says so. */
class FullDiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void h2_goes_on_by_itself_when_there_is_room_again(@TempDir Path folder) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            String url = "jdbc:h2:file:" + disk.folder().resolve("hub");
            try (Database database = Database.open(new DatabaseConfiguration(url, "sa", "", 4))) {
                database.migrate("database");
                database.run(unit -> execute(unit, "create table thing (id integer primary key, content bytea)"));
                Path ballast = disk.fillUp(2 << 20);
                int committed = commitUntilFull(database);

                assertThat(database.outage()).as("it is said").isPresent();
                assertThatThrownBy(database::probe).isInstanceOf(DatabaseException.class);
                assertThat(database.watch()).as("still full").isFalse();

                Files.delete(ballast);
                await().atMost(PATIENCE).until(database::watch);
                assertThat(database.outage()).isEmpty();
                assertThat(countOf(database)).as("what was committed is there").isBetween(committed, committed + 1);
                commit(database, committed + 2);
            }
        }
    }

    /** @return how many commits were acknowledged */
    private static int commitUntilFull(Database database) {
        for (int id = 1; id < 1_000; id++) {
            try {
                commit(database, id);
            } catch (RuntimeException full) {
                assertThat(DatabaseException.isOutage(full))
                        .as("an outage: %s", causes(full))
                        .isTrue();
                return id - 1;
            }
        }
        throw new AssertionError("the disk is never full");
    }

    private static List<String> causes(Throwable failure) {
        List<String> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause + (cause instanceof SQLException sql ? " " + sql.getSQLState() : ""));
        }
        return causes;
    }

    private static void commit(Database database, int id) {
        byte[] content = new byte[50_000];
        new Random(id).nextBytes(content);
        database.run(unit -> {
            try (PreparedStatement insert =
                    unit.connection().prepareStatement("insert into thing (id, content) values (?, ?)")) {
                insert.setInt(1, id);
                insert.setBytes(2, content);
                insert.executeUpdate();
            }
        });
    }

    private static int countOf(Database database) {
        return database.inTransaction(unit -> {
            try (Statement query = unit.connection().createStatement();
                    ResultSet count = query.executeQuery("select count(*) from thing")) {
                count.next();
                return count.getInt(1);
            }
        });
    }

    private static void execute(UnitOfWork unit, String sql) throws SQLException {
        try (Statement statement = unit.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    /** A disk in memory. */
    private record SmallDisk(Path folder) implements AutoCloseable {

        static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
            Files.createDirectories(folder);
            int exit = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
            assumeThat(exit)
                    .as("only the superuser may mount a disk for this test")
                    .isZero();
            return new SmallDisk(folder);
        }

        /** Leaves so many bytes. */
        Path fillUp(long bytesLeft) throws IOException {
            Path ballast = folder.resolve("ballast");
            long bytes = Files.getFileStore(folder).getUsableSpace() - bytesLeft;
            byte[] chunk = new byte[64 << 10];
            try (OutputStream out = Files.newOutputStream(ballast)) {
                for (long written = 0; written < bytes; written += chunk.length) {
                    out.write(chunk);
                }
            }
            return ballast;
        }

        private static int run(String... command) throws IOException, InterruptedException {
            Process process;
            try {
                process = new ProcessBuilder(command).redirectErrorStream(true).start();
            } catch (IOException noSuchCommand) {
                return -1;
            }
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            run("umount", "--lazy", folder.toString());
        }
    }
}
