package org.meterhub.acceptance.fuzzing;

import java.nio.file.Files;

/** Where Jazzer's driver enters; the system property {@code meterhub.fuzz.target} names the target. */
public final class FuzzEntry {

    static final String TARGET = "meterhub.fuzz.target";

    private static final FuzzTarget CHOSEN = FuzzTarget.valueOf(System.getProperty(TARGET));

    private FuzzEntry() {}

    /** The driver calls it first: making a database must not count as an input that takes long. */
    @SuppressWarnings("unused")
    public static void fuzzerInitialize() throws Exception {
        if (CHOSEN != FuzzTarget.CONTROL) {
            CHOSEN.judge(Files.readAllBytes(CHOSEN.corpus().get(0)));
        }
    }

    /** The driver finds the method by this name. */
    @SuppressWarnings("unused")
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        CHOSEN.judge(input);
    }
}
