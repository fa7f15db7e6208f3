package org.meterhub.messageschemas;

/** The kinds of mail a party gets, each in a queue of its own so that one does not wait for another (docs/guides/integrator.md#receive). */
public enum MailboxCategory {
    MASTER_DATA("MasterData"),
    MEASURE_DATA("MeasureData"),
    AGGREGATIONS("Aggregations");

    private final String label;

    MailboxCategory(String label) {
        this.label = label;
    }

    /** The name as the market writes it. */
    public String label() {
        return label;
    }
}
