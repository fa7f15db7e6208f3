package org.meterhub.hubroutes;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/** The names of all queues and addresses on the broker; nobody else spells one. */
public final class Queues {

    /** Where the hub reads what parties sent to their addresses of structure. */
    public static final String STRUCTURE = "hub.structure";

    /** Where the hub reads what parties sent to their addresses of measure. */
    public static final String MEASURE = "hub.measure";

    /** Where the broker puts what could not be handled after its last redelivery. */
    public static final String DEAD = "hub.dead";

    private static final String IN = "market.in.";
    private static final String OUT = "market.out.";

    private Queues() {}

    /** The two channels a party sends to. */
    public enum Channel {
        STRUCTURE(Queues.STRUCTURE),
        MEASURE(Queues.MEASURE);

        private final String hubQueue;

        Channel(String hubQueue) {
            this.hubQueue = hubQueue;
        }

        /** The hub's own queue that everything sent to this channel is diverted to. */
        public String hubQueue() {
            return hubQueue;
        }

        private String suffix() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The mailboxes a party has per role (delivery.md §1). */
    public enum Mailbox {
        MASTER_DATA("MasterData"),
        MEASURE_DATA("MeasureData"),
        AGGREGATIONS("Aggregations");

        private final String category;

        Mailbox(String category) {
            this.category = category;
        }

        public String category() {
            return category;
        }

        public static Mailbox ofCategory(String category) {
            for (Mailbox mailbox : values()) {
                if (mailbox.category.equals(category)) {
                    return mailbox;
                }
            }
            throw new IllegalArgumentException("'" + category + "' is not a mailbox category");
        }
    }

    /** The address only this party may send to. */
    public static String in(PartyId party, Channel channel) {
        return IN + party.value() + "." + channel.suffix();
    }

    /** Everything this party may send to, as a pattern of the broker. */
    public static String inPattern(PartyId party) {
        return IN + party.value() + ".#";
    }

    /** The queue only this party may consume. Documents for the role MDR lie in the mailbox of DDM, the grid company. */
    public static String out(PartyId party, MarketRole role, Mailbox mailbox) {
        return OUT + party.value() + "." + mailboxRole(role).code() + "." + mailbox.category();
    }

    /** Everything this party may consume, as a pattern of the broker. */
    public static String outPattern(PartyId party) {
        return OUT + party.value() + ".#";
    }

    /** The role whose mailbox holds the documents for this role. */
    public static MarketRole mailboxRole(MarketRole role) {
        return role == MarketRole.METERED_DATA_RESPONSIBLE ? MarketRole.GRID_COMPANY : role;
    }

    /** The party an inbound address belongs to; empty when the address is none of ours. */
    public static Optional<PartyId> partyOf(String address) {
        for (Channel channel : Channel.values()) {
            String end = "." + channel.suffix();
            if (address.startsWith(IN) && address.endsWith(end)) {
                return PartyId.parse(address.substring(IN.length(), address.length() - end.length()));
            }
        }
        return Optional.empty();
    }
}
