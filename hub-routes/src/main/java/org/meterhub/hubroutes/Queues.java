package org.meterhub.hubroutes;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.Category;
import org.meterhub.messageschemas.MailboxCategory;

/** The names of all queues and addresses on the broker; nobody else spells one. */
public final class Queues {

    /** Where the hub reads what parties sent to their addresses of structure. */
    public static final String STRUCTURE = "hub.structure";

    /** Where the hub reads what parties sent to their addresses of measure. */
    public static final String MEASURE = "hub.measure";

    /** Where the broker puts what could not be handled after its last redelivery. */
    public static final String DEAD = "hub.dead";

    /** The header in which the broker notes the sender of what a party sends; it stays on a message that dies. */
    public static final String SENDER_HEADER = "MeterhubSender";

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

        /** Whether documents of measure, or else those of structure, belong here. */
        public boolean carries(boolean measure) {
            return (this == MEASURE) == measure;
        }

        /** The hub's own queue that everything sent to this channel is diverted to. */
        public String hubQueue() {
            return hubQueue;
        }

        private String suffix() {
            return name().toLowerCase(java.util.Locale.ROOT);
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

    /** Whether an address or queue is one of the party with this number, in or out. */
    public static boolean belongsTo(String name, String partyNumber) {
        return name.startsWith(IN + partyNumber + ".") || name.startsWith(OUT + partyNumber + ".");
    }

    /** The queue only this party may consume. Documents for the role MDR lie in the mailbox of DDM, the grid company. */
    public static String out(PartyId party, MarketRole role, MailboxCategory category) {
        return OUT + party.value() + "." + mailboxRole(role).code() + "." + category.label();
    }

    /** The category of the documents that the log calls so: both modules know the market's three categories. */
    public static MailboxCategory mailboxOf(Category category) {
        return switch (category) {
            case MASTER_DATA -> MailboxCategory.MASTER_DATA;
            case AGGREGATIONS -> MailboxCategory.AGGREGATIONS;
            case MEASURE_DATA -> MailboxCategory.MEASURE_DATA;
        };
    }

    /** The inverse of {@link #mailboxOf}. */
    public static Category categoryOf(MailboxCategory mailbox) {
        return switch (mailbox) {
            case MASTER_DATA -> Category.MASTER_DATA;
            case AGGREGATIONS -> Category.AGGREGATIONS;
            case MEASURE_DATA -> Category.MEASURE_DATA;
        };
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
            boolean roomForAParty = address.length() > IN.length() + end.length();
            if (roomForAParty && address.startsWith(IN) && address.endsWith(end)) {
                return PartyId.parse(address.substring(IN.length(), address.length() - end.length()));
            }
        }
        return Optional.empty();
    }
}
