package org.meterhub.messageschemas;

import java.util.Locale;
import org.meterhub.marketmodel.MarketRole;

/** The market's three groups of documents (docs/reference/messages.md#how-the-hub-writes). The group decides in which role the hub acts. */
public enum DocumentGroup {
    /** Answers that belong to neither of the others. */
    GENERAL(MarketRole.METERED_DATA_ADMINISTRATOR),
    /** Metered values and what is computed of them. */
    MEASURE(MarketRole.METERED_DATA_ADMINISTRATOR),
    /** Master data: metering points, customers, contracts, charges. */
    STRUCTURE(MarketRole.METERING_POINT_ADMINISTRATOR);

    private final MarketRole hubRole;

    DocumentGroup(MarketRole hubRole) {
        this.hubRole = hubRole;
    }

    /** The role of the hub in documents of this group, as receiver or sender. */
    public MarketRole hubRole() {
        return hubRole;
    }

    /** The element that holds one transaction (docs/reference/messages.md#how-the-hub-writes). */
    public String transaction() {
        return this == STRUCTURE ? "MktActivityRecord" : "Series";
    }

    /** The name as it stands in namespaces. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
