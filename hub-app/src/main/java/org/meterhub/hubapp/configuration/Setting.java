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
    BROKER_MODE("broker.mode", "embedded", "embedded, or remote for an Artemis that an operator runs"),
    BROKER_URL("broker.url", "", "CORE URL of the remote broker, for example tcp://broker:61616?sslEnabled=true"),
    BROKER_USER("broker.user", "hub", "The hub's user on the remote broker"),
    BROKER_PASSWORD("broker.password", "", "Its password; give it by the environment, not in a file others can read"),
    BROKER_HOST("broker.host", "127.0.0.1", "Address the embedded broker listens on"),
    BROKER_AMQP_PORT("broker.amqp.port", "5672", "Port for AMQP 1.0"),
    BROKER_CORE_PORT("broker.core.port", "61616", "Port for the broker's own protocol (CORE)"),
    BROKER_DISK_FREE_MIN_MB("broker.disk.free.min.mb", "512", "Senders wait while less than this is free on the disk"),
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
            "switch.deadline.hours", "72", "Hours before its start at which a change of supplier becomes final");

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
