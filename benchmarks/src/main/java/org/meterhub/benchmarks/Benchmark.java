package org.meterhub.benchmarks;

import java.util.List;

/** Something that is measured. One class each; {@link Benchmarks} knows them all. */
public interface Benchmark {

    /** By which it is called on the command line, and in its result. */
    String name();

    /** What it measures, in one sentence. */
    String description();

    /** The options it takes; any other is refused. */
    List<Option> options();

    /**
     * Measures. Progress goes to the log, never to standard output.
     *
     * @param options of {@link #options()}, with their defaults
     * @throws Exception when it cannot be measured, or when what was measured did not do its work: a figure of wrong results is none
     */
    Result run(Options options) throws Exception;
}
