package org.meterhub.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;

/**
 * The message path under faults that seeds choose. A failure prints its seed and its steps; {@code -Dmeterhub.simulation.seed=N} does the same steps
 * again, {@code -Dmeterhub.simulation.seeds=N} tries so many seeds.
 */
class FaultSimulationTest {

    private static final long SEED = Long.getLong("meterhub.simulation.seed", 1_000);
    private static final int SEEDS = Integer.getInteger("meterhub.simulation.seeds", 1);
    private static final int STEPS = Integer.getInteger("meterhub.simulation.steps", 200);

    /** A control that has not failed by then proves that the simulation would not notice. */
    private static final int CONTROL_SEEDS_MAX = 5;

    @ParameterizedTest
    @EnumSource
    void nobody_waits_for_anybody_and_nothing_is_lost(Dialect dialect, @TempDir Path folder) throws Exception {
        int seeds = dialect == Dialect.H2 ? SEEDS : 1;
        for (long seed = SEED; seed < SEED + seeds; seed++) {
            System.out.println("fault simulation on " + dialect + ", seed " + seed);
            assertThat(run(seed, folder, dialect, null)).isEmpty();
        }
    }

    /** Items are seldom left alone long enough after a clock was set back: that control is {@code OutboundItemsTest}'s. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DUE_AFTER_A_STEP_BACK")
    void control_without_a_mend_the_simulation_finds_its_fault(Mend mend, @TempDir Path folder) throws Exception {
        List<String> found = List.of();
        for (long seed = SEED; seed < SEED + CONTROL_SEEDS_MAX && found.isEmpty(); seed++) {
            found = run(seed, folder, Dialect.H2, mend);
        }
        assertThat(found).as("without %s", mend).isNotEmpty();
        System.out.println("without " + mend + ": " + found.get(0));
    }

    private static List<String> run(long seed, Path folder, Dialect dialect, @Nullable Mend without) throws Exception {
        Path own = Files.createTempDirectory(folder, "hub");
        DatabaseConfiguration database = TestDatabases.freshConfiguration(dialect);
        try (Simulation simulation = Simulation.start(seed, own, database, without)) {
            return simulation.run(STEPS);
        }
    }
}
