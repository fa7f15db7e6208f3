package org.meterhub.settlement.calculation;

import java.util.function.LongConsumer;

/** Tries a law on many markets, each made from a seed of its own; a failure names the seed that shows it at once with {@code -Dlaws.seed=}. */
final class Laws {

    private Laws() {}

    /** @param firstSeed of as many seeds as there are markets; another one with {@code -Dlaws.seed=} */
    static void overMarkets(int markets, long firstSeed, LongConsumer law) {
        long first = Long.getLong("laws.seed", firstSeed);
        System.out.println("a law over " + markets + " markets from seed " + first);
        for (long seed = first; seed < first + markets; seed++) {
            try {
                law.accept(seed);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("with -Dlaws.seed=" + seed + ": " + broken.getMessage(), broken);
            }
        }
    }
}
