package org.meterhub.acceptance.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Every input of the corpora, among them all that fuzzing has ever found, and some seeded spoilings of each. {@code -Dmeterhub.fuzz.seed} and
 * {@code -Dmeterhub.fuzz.spoilings} change these; the searching itself is a profile (docs/internals/fuzzing.md).
 */
class CorpusTest {

    private static final long SEED = Long.getLong("meterhub.fuzz.seed", 20_261_130);

    /** For each target, over all files of its corpus. */
    private static final int SPOILINGS = Integer.getInteger("meterhub.fuzz.spoilings", 400);

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CONTROL")
    void no_input_does_anything_but_be_accepted_or_refused(FuzzTarget target) throws IOException {
        List<Path> corpus = target.corpus();
        assertThat(corpus).isNotEmpty();
        Mutations mutations = new Mutations(SEED);
        for (Path file : corpus) {
            byte[] input = Files.readAllBytes(file);
            judge(target, file + " itself", input);
            for (int i = 0; i < spoilings(target) / corpus.size(); i++) {
                judge(target, file + ", spoilt with seed " + SEED, mutations.of(input));
            }
        }
    }

    /** An import is a transaction of a database, which costs a hundred times what a reader does. */
    private static int spoilings(FuzzTarget target) {
        return target == FuzzTarget.IMPORT ? SPOILINGS / 4 : SPOILINGS;
    }

    private static void judge(FuzzTarget target, String origin, byte[] input) {
        try {
            target.judge(input);
        } catch (Exception | AssertionError | StackOverflowError found) {
            throw new AssertionError(
                    target + " fails on " + origin + "; the input is, in base 64, "
                            + Base64.getEncoder().encodeToString(input),
                    found);
        }
    }

    /** A replay that swallowed failures would prove nothing. */
    @Test
    void control_a_target_that_fails_is_told_with_its_input() {
        assertThatThrownBy(() -> judge(FuzzTarget.CONTROL, "a control", FuzzTarget.FATAL_TO_THE_CONTROL))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("aHViIQ==")
                .hasCauseInstanceOf(IllegalStateException.class);
    }
}
