package org.meterhub.benchmarks;

/** Numbers that look random and are the same at every run (the finaliser of SplitMix64). */
public final class Draw {

    private Draw() {}

    public static long of(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
