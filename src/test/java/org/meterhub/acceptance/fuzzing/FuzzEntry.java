package org.meterhub.acceptance.fuzzing;

/** Where Jazzer's driver enters; the system property {@code meterhub.fuzz.target} names the target. */
public final class FuzzEntry {

    static final String TARGET = "meterhub.fuzz.target";

    private static final FuzzTarget CHOSEN = FuzzTarget.valueOf(System.getProperty(TARGET));

    private FuzzEntry() {}

    /** The driver finds the method by this name. */
    @SuppressWarnings("unused")
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        CHOSEN.judge(input);
    }
}
