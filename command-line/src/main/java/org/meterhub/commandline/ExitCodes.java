package org.meterhub.commandline;

/** What a command's exit code means; the same for all commands. */
public final class ExitCodes {

    /** Done. */
    public static final int DONE = 0;

    /** Understood, but the hub refused, did not find it, or failed; nothing is half done. */
    public static final int FAILED = 1;

    /** The command line or the configuration is wrong, whether the command saw it or the hub. */
    public static final int WRONG_USAGE = 2;

    /** No hub answers. */
    public static final int NO_HUB = 3;

    private ExitCodes() {}
}
