package org.meterhub.marketmodel;

import java.util.Locale;

/** What becomes of a series of metered data that changes nothing, step by step in quantity and quality. */
public enum UnchangedSeries {
    /** It is a new version like any other, kept and forwarded: what a market without a rule of its own expects. Costs no look at what is stored. */
    STORE,
    /** It is accepted, and nobody hears the same twice. It is kept only where its later registration may decide about what has yet to arrive. */
    IGNORE,
    /** It is refused, so that the sender learns that its correction corrects nothing. */
    REFUSE;

    /** As it is written in settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
