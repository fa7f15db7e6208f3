package org.meterhub.marketplay;

/** Hears what happens in a conversation, as it happens. */
public interface Narrator {

    /** The story goes on. */
    void say(String sentence);

    /** A step was done. */
    void done(String step, String outcome);

    /** What was expected has not come. */
    void failed(String step, String reason);

    /** Hears nothing. */
    Narrator SILENT = new Narrator() {
        @Override
        public void say(String sentence) {}

        @Override
        public void done(String step, String outcome) {}

        @Override
        public void failed(String step, String reason) {}
    };
}
