package org.meterhub.marketmodel;

/**
 * What a market does with a number whose check digit is wrong: most refuse it, but some have such numbers in use and cannot. A setting of the
 * {@link MarketProfile}; whatever it says, a number of the wrong form is none.
 */
public enum CheckDigits {
    /** It is no number of this market. */
    REFUSE,
    /** It is taken as it is, and a warning is given where somebody sees it. */
    WARN;

    /** Whether a number is taken. @param right whether its check digit is right */
    boolean accept(boolean right) {
        return right || this == WARN;
    }
}
