package org.meterhub.hubapp.configuration;

import java.util.Locale;

/** Every setting of the hub, with its default. {@code docs/reference/settings.md} is checked against this list. */
public enum Setting {
    DATA_FOLDER(
            "data.folder",
            "data",
            "Folder for the embedded broker's journal, the H2 file and the token of the admin port"),
    DATABASE_URL("database.url", "", "JDBC URL, jdbc:postgresql:... or jdbc:h2:...; empty means H2 in the data folder"),
    DATABASE_USER("database.user", "sa", "Database user"),
    DATABASE_PASSWORD(
            "database.password", "", "Its password; give it by the environment, not in a file others can read"),
    DATABASE_CONNECTIONS("database.connections", "10", "Size of the connection pool"),
    CLOCK_DIFFERENCE_SECONDS_MAX(
            "clock.difference.seconds.max",
            "60",
            "While the hub's clock and its database's differ by more, the hub takes no messages"),
    BROKER_MODE("broker.mode", "embedded", "embedded, or remote for an Artemis that an operator runs"),
    BROKER_URL("broker.url", "", "CORE URL of the remote broker, for example tcp://broker:61616?sslEnabled=true"),
    BROKER_USER("broker.user", "hub", "The hub's user on the remote broker"),
    BROKER_PASSWORD("broker.password", "", "Its password; give it by the environment, not in a file others can read"),
    BROKER_HOST("broker.host", "127.0.0.1", "Address the embedded broker listens on"),
    BROKER_AMQP_PORT("broker.amqp.port", "5672", "Port for AMQP 1.0"),
    BROKER_CORE_PORT(
            "broker.core.port",
            "0",
            "Port for the broker's own protocol (CORE), which nobody outside needs; 0 keeps it closed"),
    BROKER_DISK_FREE_MIN_MB("broker.disk.free.min.mb", "512", "Senders wait while less than this is free on the disk"),
    BROKER_CONNECTIONS_MAX("broker.connections.max", "2000", "Connections to the embedded broker in all"),
    BROKER_CONNECTIONS_ADDRESS_MAX(
            "broker.connections.address.max",
            "500",
            "Connections from one network address; a provider may serve many parties"),
    BROKER_CONNECTIONS_BEFORE_LOGIN_MAX(
            "broker.connections.before.login.max", "200", "Connections in all that have not logged in"),
    BROKER_CONNECTIONS_BEFORE_LOGIN_ADDRESS_MAX(
            "broker.connections.before.login.address.max",
            "50",
            "Connections from one network address that have not logged in"),
    BROKER_LOGIN_SECONDS_MAX(
            "broker.login.seconds.max", "10", "A connection that has not logged in after so many seconds is closed"),
    BROKER_PARTY_CONNECTIONS_MAX("broker.party.connections.max", "50", "Connections of one party"),
    BROKER_PARTY_SESSIONS_MAX("broker.party.sessions.max", "200", "Sessions of one party"),
    BROKER_PARTY_LINKS_MAX("broker.party.links.max", "1000", "Sending and receiving links of one party"),
    BROKER_FRAME_KB_MAX(
            "broker.frame.kb.max", "128", "The largest AMQP frame; documents travel in as many as they need"),
    BROKER_PARTY_WAITING_MESSAGES_MAX(
            "broker.party.waiting.messages.max",
            "500000",
            "Messages of one party that may wait for the hub, as in an outage of the database; more are refused"),
    BROKER_PARTY_WAITING_MB_MAX(
            "broker.party.waiting.mb.max", "4096", "Megabytes of one party that may wait for the hub"),
    BROKER_WAITING_MB_MAX(
            "broker.waiting.mb.max",
            "32768",
            "Megabytes of all parties that may wait for the hub; once half of it is taken, each may have an equal share of the rest"),
    BROKER_HUB_MESSAGES_MAX(
            "broker.hub.messages.max",
            "700",
            "Messages in a queue of the hub at a time; others wait with their party. With more consumers raise it by 300 for each"),
    BROKER_PARTY_HUB_MESSAGES_MAX("broker.party.hub.messages.max", "600", "Messages of one party among them"),
    BROKER_PARTY_TURN_MESSAGES_MAX(
            "broker.party.turn.messages.max", "40", "Messages of one party before the next has its turn"),
    ADMIN_PORT("admin.port", "8471", "Loopback port that the hub's commands talk to"),
    MEASURE_CONSUMERS("measure.consumers", "2", "Threads that take metered data from the broker"),
    STRUCTURE_CONSUMERS("structure.consumers", "1", "Threads that take master-data documents from the broker"),
    DOCUMENT_MB_MAX("document.mb.max", "50", "Larger documents are logged and refused without being parsed"),
    BATCH_MESSAGES_MAX("batch.messages.max", "200", "Messages in one transaction"),
    BATCH_MB_MAX("batch.mb.max", "4", "A transaction takes no further message once it holds so many megabytes"),
    BUNDLE_SERIES_MAX("bundle.series.max", "2000", "Series in one forwarded document"),
    BUNDLE_POINTS_MAX("bundle.points.max", "150000", "Values in one forwarded document"),
    BUNDLE_AGE_SECONDS_MAX(
            "bundle.age.seconds.max", "300", "The oldest series of an unfilled document waits at most so long"),
    MARKET_HUB("market.hub", "5790001330552", "The hub's own GLN, receiver of all that parties send"),
    MARKET_ZONE("market.zone", "Europe/Oslo", "Time zone of the market's days"),
    MARKET_GRID_AREA_SCHEME("market.grid.area.scheme", "NNO", "Coding scheme of grid areas in documents: NNO or NDK"),
    MARKET_CHECK_DIGITS(
            "market.check.digits",
            "refuse",
            "What becomes of numbers of parties and metering points with a wrong check digit: refuse, or warn"),
    SWITCH_DAYS_AHEAD_MIN("switch.days.ahead.min", "4", "A change of supplier starts at least so many days ahead"),
    SWITCH_DAYS_AHEAD_MAX("switch.days.ahead.max", "60", "and at most so many"),
    SWITCH_DEADLINE_HOURS(
            "switch.deadline.hours", "72", "Hours before its start at which a change of supplier becomes final"),
    SHORT_NOTICE_DAYS_AHEAD_MIN(
            "short.notice.days.ahead.min",
            "1",
            "A change of supplier at short notice starts at least so many days ahead"),
    LAST_RESORT_WORKING_DAYS_BACK_MAX(
            "last.resort.working.days.back.max",
            "30",
            "A change from the supplier of last resort may be dated back by so many working days"),
    MOVE_DAYS_BACK_MAX("move.days.back.max", "16", "A move-in or move-out may be dated back by so many days"),
    MOVE_DAYS_AHEAD_MAX("move.days.ahead.max", "60", "and ahead by so many"),
    END_OF_SUPPLY_DAYS_AHEAD_MIN(
            "end.of.supply.days.ahead.min", "1", "An end of supply is asked for at least so many days before"),
    END_OF_SUPPLY_DAYS_AHEAD_MAX("end.of.supply.days.ahead.max", "4", "and at most so many"),
    END_OF_SUPPLY_DEADLINE_HOURS(
            "end.of.supply.deadline.hours", "24", "Hours before its date at which an end of supply becomes final"),
    UNDO_DAYS_MAX("undo.days.max", "60", "A change or move can be undone until so many days after its start"),
    CUSTOMER_DATA_DAYS_MAX(
            "customer.data.days.max",
            "15",
            "After a move-in the grid company gets the customer's data after so many days at the latest"),
    CUSTOMER_DATA_DAYS_AHEAD_MAX(
            "customer.data.days.ahead.max", "60", "Customer data may be dated ahead by so many days"),
    CONNECT_DAYS_BACK_MAX(
            "connect.days.back.max", "7", "A metering point's connection may be dated back by so many days"),
    RECONNECT_DAYS_BACK_MAX(
            "reconnect.days.back.max", "1", "A disconnection or reconnection may be dated back by so many days"),
    MASTER_DATA_DAYS_BACK_MAX(
            "master.data.days.back.max", "0", "Other changes of a metering point may be dated back by so many days"),
    MASTER_DATA_DAYS_AHEAD_MAX("master.data.days.ahead.max", "60", "and ahead by so many"),
    CHARGE_DAYS_AHEAD_MIN(
            "charge.days.ahead.min", "31", "What a charge is, or costs, changes at least so many days ahead"),
    CHARGE_DAYS_AHEAD_MAX("charge.days.ahead.max", "1095", "and at most so many"),
    SETTLEMENT_APPROVAL(
            "settlement.approval",
            "one",
            "one: who settles may send the results; two: another person must approve them first"),
    VALUES_DUE_AT("values.due.at", "07:00", "Values of a day are due at this time of the next, in the market's time"),
    REMINDERS("reminders", "on", "Whether grid companies are reminded of missing values (RSM-018): on or off"),
    REMINDER_DAYS_WATCHED(
            "reminder.days.watched",
            "5",
            "Each day is looked at on so many mornings; what is missing then is looked after until it arrives"),
    UNCHANGED_SERIES(
            "unchanged.series",
            "store",
            "What becomes of a series of values that the hub knows already: store, ignore or refuse"),
    PLAUSIBLE_NON_PROFILED_KWH_MAX(
            "plausible.non.profiled.kwh.max", "100000", "A step of non-profiled consumption must stay below"),
    PLAUSIBLE_CONSUMPTION_KWH_MAX(
            "plausible.consumption.kwh.max", "1000000", "A step of other consumption must stay below"),
    PLAUSIBLE_PRODUCTION_KWH_MAX("plausible.production.kwh.max", "1000000", "A step of production must stay below"),
    PLAUSIBLE_EXCHANGE_KWH_MAX("plausible.exchange.kwh.max", "1000000", "A step of exchange must stay below"),
    VALUES_AHEAD_MINUTES_MAX(
            "values.ahead.minutes.max",
            "60",
            "Values are taken of periods that end at most so many minutes after the hub's present"),
    REQUEST_DAYS_MAX("request.days.max", "1100", "Values of at most so many days can be asked for at once (RSM-015)"),
    MARKET_SYSTEM_OPERATOR(
            "market.system.operator",
            "",
            "Number of the system operator (role EZ), which also gets renewable production (D01); empty for none"),
    MARKET_ENERGY_AGENCY(
            "market.energy.agency",
            "",
            "Number of the agency (role STS) that also gets production (E18) and renewable production; empty for none"),
    MARKET_HOLIDAYS(
            "market.holidays",
            "norway",
            "The market's public holidays: norway, or days as 2026-05-17 separated by commas");

    private static final String PREFIX = "meterhub.";

    private final String key;
    private final String standard;
    private final String meaning;

    Setting(String name, String standard, String meaning) {
        this.key = PREFIX + name;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** Name in {@code hub.properties}. */
    public String key() {
        return key;
    }

    /** Name in the environment, which wins over the file. */
    public String environmentName() {
        return key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The value when nothing is set. */
    public String standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }
}
