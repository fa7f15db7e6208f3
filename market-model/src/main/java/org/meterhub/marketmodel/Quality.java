package org.meterhub.marketmodel;

/** Quality of one metered or calculated value, with the code it has in documents. The order of the constants is stored: append only. */
public enum Quality implements MarketCode {
    /** No value is known; the quantity is absent, never zero. */
    MISSING("A02"),
    /** Estimated by the grid company. */
    ESTIMATED("A03"),
    /** As metered; the quality meant when a document names none. */
    MEASURED("A04"),
    /** Calculated by the hub, for example grid loss. */
    CALCULATED("A06");

    private final String code;

    Quality(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
