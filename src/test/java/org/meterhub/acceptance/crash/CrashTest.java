package org.meterhub.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.acceptance.crash.Findings.Kind;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;

/**
 * The hub, its broker within, is killed at random moments under load (docs/internals/fault-simulation.md#what-must-hold), of single series and of bundles
 * with one bad series among
 * a hundred: of each document all or nothing has its effect, and nothing is forwarded twice. Every run prints its seed; {@code -Dcrash.seed}
 * repeats what is sent and when the kills fall, though not how the threads run.
 */
@Tag("crash")
class CrashTest {

    private static final int KILLS = 10;

    /** This kill falls between the commit of the database and that of the broker for certain. */
    private static final int BETWEEN_COMMITS = 4;

    /** A control that has not failed after so many kills proves that the test would not notice. */
    private static final int CONTROL_KILLS_MAX = 24;

    private static long seed() {
        Long wanted = Long.getLong("crash.seed");
        return wanted != null ? wanted : new Random().nextInt(1_000_000);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_killed_hub_loses_nothing_and_doubles_nothing(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (CrashRun run = CrashRun.prepare(dialect.name(), folder, database, "", true, seed())) {
            for (int i = 0; i < KILLS; i++) {
                boolean betweenCommits = dialect == Dialect.POSTGRESQL && i == BETWEEN_COMMITS;
                run.liveUntil(
                        betweenCommits
                                ? KillMoment.atCommit(run.random())
                                : KillMoment.random(run.random(), dialect == Dialect.POSTGRESQL));
            }
            assertThat(run.settle().examples()).isEmpty();
            if (dialect == Dialect.POSTGRESQL) {
                assertThat(run.redelivered())
                        .as("messages that came again after a kill between the two commits")
                        .isPositive();
            }
        }
    }

    @Test
    void control_h2_with_its_default_write_delay_loses_effects(@TempDir Path folder) throws Exception {
        int lost = 0;
        try (CrashRun run = CrashRun.prepare("control: H2 default", folder, null, ";WRITE_DELAY=500", true, seed())) {
            for (int i = 0; i < CONTROL_KILLS_MAX && lost == 0; i++) {
                run.liveUntil(KillMoment.atDelivery(20 + run.random().nextInt(20)));
                lost = run.settle().count(Kind.LOST_MESSAGE, Kind.LOST_EFFECT);
            }
        }
        assertThat(lost).as("effects that H2 acknowledged and did not write").isPositive();
    }

    @Test
    void control_without_duplicate_ids_documents_arrive_twice(@TempDir Path folder) throws Exception {
        int doubled = 0;
        var database = TestDatabases.freshConfiguration(Dialect.POSTGRESQL);
        try (CrashRun run = CrashRun.prepare("control: no duplicate ids", folder, database, "", false, seed())) {
            for (int i = 0; i < CONTROL_KILLS_MAX && doubled == 0; i++) {
                run.liveUntil(KillMoment.atDelivery(1 + run.random().nextInt(10)));
                doubled = run.settle().count(Kind.DOUBLED_REPLY);
            }
        }
        assertThat(doubled).as("documents that were published again").isPositive();
    }
}
