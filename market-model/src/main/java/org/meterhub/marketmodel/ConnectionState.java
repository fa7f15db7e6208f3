package org.meterhub.marketmodel;

/** Physical state of a metering point's connection. */
public enum ConnectionState implements MarketCode {
    /** Created, never connected. */
    NEW("D03"),
    /** Connected. */
    CONNECTED("E22"),
    /** Disconnected. */
    DISCONNECTED("E23"),
    /** Closed down for ever. */
    CLOSED_DOWN("D02");

    private final String code;

    ConnectionState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
