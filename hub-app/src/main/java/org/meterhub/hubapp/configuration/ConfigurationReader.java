package org.meterhub.hubapp.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.BrokerConfiguration;
import org.meterhub.broker.ConnectionLimits;
import org.meterhub.broker.RemoteBrokerConfiguration;
import org.meterhub.broker.TurnLimits;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MeteredDataTerms;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.PlausibilityLimits;
import org.meterhub.marketmodel.ProcessLimits;
import org.meterhub.marketmodel.PublicHolidays;
import org.meterhub.marketmodel.UnchangedSeries;
import org.meterhub.messagelog.Inbox;

/** Reads the settings: defaults, then the file, then the environment. Finds all problems before it complains. */
public final class ConfigurationReader {

    private static final int PORT_MAX = 65_535;

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    private ConfigurationReader() {}

    /**
     * @param file {@code hub.properties}; need not exist
     * @param environment usually {@code System.getenv()}
     * @throws InvalidConfiguration listing every problem
     */
    public static HubConfiguration read(Path file, Map<String, String> environment) throws InvalidConfiguration {
        Properties properties = new Properties();
        ConfigurationReader reader = new ConfigurationReader();
        if (Files.exists(file)) {
            try (Reader text = Files.newBufferedReader(file)) {
                properties.load(text);
            } catch (IOException | IllegalArgumentException failure) {
                reader.problems.add(file + " cannot be read: " + failure.getMessage());
            }
        }
        return reader.read(properties, environment);
    }

    /** As {@link #read(Path, Map)}, with the file's content at hand. */
    public static HubConfiguration of(Properties properties, Map<String, String> environment)
            throws InvalidConfiguration {
        return new ConfigurationReader().read(properties, environment);
    }

    private HubConfiguration read(Properties properties, Map<String, String> environment) throws InvalidConfiguration {
        problems.addAll(SettingNames.problemsOfKeys(properties.stringPropertyNames()));
        problems.addAll(SettingNames.problemsOfVariables(environment.keySet()));
        for (Setting setting : Setting.values()) {
            String fromFile = properties.getProperty(setting.key(), setting.standard());
            values.put(
                    setting,
                    environment
                            .getOrDefault(setting.environmentName(), fromFile)
                            .strip());
        }
        HubConfiguration configuration = build();
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
        return configuration;
    }

    private HubConfiguration build() {
        Path folder = Path.of(text(Setting.DATA_FOLDER)).toAbsolutePath().normalize();
        BatchLimits standard = BatchLimits.defaults();
        BatchLimits batch = new BatchLimits(
                number(Setting.BATCH_MESSAGES_MAX, 1, Inbox.BATCH_SIZE_MAX),
                megabytes(Setting.BATCH_MB_MAX, 1, 1_024),
                standard.linger(),
                megabytes(Setting.DOCUMENT_MB_MAX, 1, 50),
                standard.attemptsAlone(),
                standard.outagePauseMax());
        HubConfiguration.Bundle bundle = new HubConfiguration.Bundle(
                number(Setting.BUNDLE_SERIES_MAX, 1, 2_000),
                number(Setting.BUNDLE_POINTS_MAX, 100, 150_000),
                Duration.ofSeconds(number(Setting.BUNDLE_AGE_SECONDS_MAX, 0, 86_400)));
        return new HubConfiguration(
                folder,
                database(folder),
                broker(folder),
                number(Setting.ADMIN_PORT, 0, PORT_MAX),
                number(Setting.MEASURE_CONSUMERS, 1, 64),
                number(Setting.STRUCTURE_CONSUMERS, 1, 64),
                batch,
                bundle,
                market(),
                remoteBroker(),
                choice(Setting.SETTLEMENT_APPROVAL, Map.of("one", false, "two", true), false),
                Duration.ofSeconds(number(Setting.CLOCK_DIFFERENCE_SECONDS_MAX, 1, 86_400)));
    }

    private DatabaseConfiguration database(Path folder) {
        String url = text(Setting.DATABASE_URL);
        if (url.isEmpty()) {
            url = "jdbc:h2:file:" + folder.resolve("database").resolve("hub");
        } else if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            problems.add(Setting.DATABASE_URL.key() + " must begin with jdbc:postgresql: or jdbc:h2:, but does not");
        }
        int connections = number(Setting.DATABASE_CONNECTIONS, 4, 500);
        return new DatabaseConfiguration(
                url, text(Setting.DATABASE_USER), text(Setting.DATABASE_PASSWORD), connections);
    }

    private BrokerConfiguration broker(Path folder) {
        int amqp = number(Setting.BROKER_AMQP_PORT, 1, PORT_MAX);
        int core = number(Setting.BROKER_CORE_PORT, 0, PORT_MAX);
        if (amqp == core) {
            problems.add(Setting.BROKER_AMQP_PORT.key() + " and " + Setting.BROKER_CORE_PORT.key() + " are both " + amqp
                    + ": each needs a port of its own");
        }
        BrokerConfiguration standard = BrokerConfiguration.onLoopback(folder.resolve("broker"), amqp, core)
                .with(turns())
                .with(connections());
        return new BrokerConfiguration(
                standard.folder(),
                text(Setting.BROKER_HOST),
                amqp,
                core,
                megabytes(Setting.BROKER_DISK_FREE_MIN_MB, 0, 1_000_000),
                standard.addressBytesMax(),
                standard.deliveryAttemptsMax(),
                true,
                standard.turns(),
                standard.connections());
    }

    private TurnLimits turns() {
        TurnLimits standard = TurnLimits.defaults();
        int hubMessages = number(Setting.BROKER_HUB_MESSAGES_MAX, 2, 100_000);
        int ofParty = number(Setting.BROKER_PARTY_HUB_MESSAGES_MAX, 1, 100_000);
        if (ofParty > hubMessages) {
            problem(
                    Setting.BROKER_PARTY_HUB_MESSAGES_MAX,
                    "at most " + hubMessages + ", as " + Setting.BROKER_HUB_MESSAGES_MAX.key() + " is");
        }
        return new TurnLimits(
                hubMessages,
                standard.hubBytesMax(),
                ofParty,
                standard.partyHubBytesMax(),
                number(Setting.BROKER_PARTY_TURN_MESSAGES_MAX, 1, 10_000),
                standard.turnBytesMax(),
                number(Setting.BROKER_PARTY_WAITING_MESSAGES_MAX, 1, Integer.MAX_VALUE),
                megabytes(Setting.BROKER_PARTY_WAITING_MB_MAX, 64, 10_000_000),
                megabytes(Setting.BROKER_WAITING_MB_MAX, 64, 100_000_000));
    }

    private ConnectionLimits connections() {
        return new ConnectionLimits(
                number(Setting.BROKER_CONNECTIONS_MAX, 1, 1_000_000),
                number(Setting.BROKER_CONNECTIONS_ADDRESS_MAX, 1, 1_000_000),
                number(Setting.BROKER_CONNECTIONS_BEFORE_LOGIN_MAX, 1, 1_000_000),
                number(Setting.BROKER_CONNECTIONS_BEFORE_LOGIN_ADDRESS_MAX, 1, 1_000_000),
                number(Setting.BROKER_LOGIN_SECONDS_MAX, 1, 600),
                number(Setting.BROKER_PARTY_CONNECTIONS_MAX, 1, 1_000_000),
                number(Setting.BROKER_PARTY_SESSIONS_MAX, 1, 1_000_000),
                number(Setting.BROKER_PARTY_LINKS_MAX, 1, 1_000_000),
                number(Setting.BROKER_FRAME_KB_MAX, 1, 1_024) << 10);
    }

    private @Nullable RemoteBrokerConfiguration remoteBroker() {
        String mode = text(Setting.BROKER_MODE);
        if (mode.equals("embedded")) {
            return null;
        }
        if (!mode.equals("remote")) {
            problem(Setting.BROKER_MODE, "embedded or remote");
        }
        if (text(Setting.BROKER_URL).isEmpty()) {
            problem(Setting.BROKER_URL, "the URL of the remote broker");
        }
        if (text(Setting.BROKER_PASSWORD).isEmpty()) {
            problems.add(Setting.BROKER_PASSWORD.key() + " is missing: the remote broker asks for it");
        }
        String amqpUrl = "amqp://" + text(Setting.BROKER_HOST) + ":" + text(Setting.BROKER_AMQP_PORT);
        return new RemoteBrokerConfiguration(
                text(Setting.BROKER_URL), text(Setting.BROKER_USER), text(Setting.BROKER_PASSWORD), amqpUrl);
    }

    private MarketProfile market() {
        MarketProfile norway = MarketProfile.norway();
        Gln hub = norway.hub();
        if (Gln.isValid(text(Setting.MARKET_HUB))) {
            hub = new Gln(text(Setting.MARKET_HUB));
        } else {
            problem(Setting.MARKET_HUB, "a GLN of 13 digits with its check digit");
        }
        MarketCalendar calendar = norway.calendar();
        try {
            calendar = new MarketCalendar(ZoneId.of(text(Setting.MARKET_ZONE)), holidays());
        } catch (DateTimeException unknown) {
            problem(Setting.MARKET_ZONE, "a time zone such as Europe/Oslo");
        }
        String scheme = text(Setting.MARKET_GRID_AREA_SCHEME);
        if (!Set.of("NNO", "NDK", "NSE", "NFI").contains(scheme)) {
            problem(Setting.MARKET_GRID_AREA_SCHEME, "one of NNO, NDK, NSE, NFI");
        }
        int ahead = number(Setting.SWITCH_DAYS_AHEAD_MIN, 0, 365);
        int aheadMax = atLeast(ahead, Setting.SWITCH_DAYS_AHEAD_MAX, 3_650);
        CheckDigits checkDigits = checkDigits();
        return new MarketProfile(
                calendar,
                hub,
                scheme,
                ahead,
                aheadMax,
                Duration.ofHours(number(Setting.SWITCH_DEADLINE_HOURS, 0, 24 * 365)),
                norway.meteredDataAgeMaxYears(),
                norway.seriesLengthMin(),
                limits(),
                checkDigits,
                meteredData(checkDigits));
    }

    private MeteredDataTerms meteredData(CheckDigits checkDigits) {
        LocalTime dueAt = LocalTime.MIDNIGHT;
        try {
            dueAt = LocalTime.parse(text(Setting.VALUES_DUE_AT));
        } catch (DateTimeException noTime) {
            problem(Setting.VALUES_DUE_AT, "a time of day such as 07:00");
        }
        return new MeteredDataTerms(
                dueAt,
                choice(Setting.REMINDERS, Map.of("on", true, "off", false), true),
                number(Setting.REMINDER_DAYS_WATCHED, 1, 60),
                choice(
                        Setting.UNCHANGED_SERIES,
                        Arrays.stream(UnchangedSeries.values())
                                .collect(Collectors.toMap(UnchangedSeries::label, same -> same)),
                        UnchangedSeries.STORE),
                new PlausibilityLimits(
                        number(Setting.PLAUSIBLE_NON_PROFILED_KWH_MAX, 1, Integer.MAX_VALUE),
                        number(Setting.PLAUSIBLE_CONSUMPTION_KWH_MAX, 1, Integer.MAX_VALUE),
                        number(Setting.PLAUSIBLE_PRODUCTION_KWH_MAX, 1, Integer.MAX_VALUE),
                        number(Setting.PLAUSIBLE_EXCHANGE_KWH_MAX, 1, Integer.MAX_VALUE)),
                Duration.ofMinutes(number(Setting.VALUES_AHEAD_MINUTES_MAX, 0, 24 * 60)),
                number(Setting.REQUEST_DAYS_MAX, 1, 3_700),
                party(Setting.MARKET_SYSTEM_OPERATOR, checkDigits),
                party(Setting.MARKET_ENERGY_AGENCY, checkDigits));
    }

    private <T> T choice(Setting setting, Map<String, T> choices, T standard) {
        T chosen = choices.get(text(setting));
        if (chosen == null) {
            problem(setting, "one of " + String.join(", ", new TreeSet<>(choices.keySet())));
            return standard;
        }
        return chosen;
    }

    private @Nullable PartyId party(Setting setting, CheckDigits checkDigits) {
        Optional<PartyId> number = PartyId.parse(text(setting), checkDigits);
        if (number.isEmpty() && !text(setting).isEmpty()) {
            problem(setting, "the GLN or EIC of a party, or empty");
        }
        return number.orElse(null);
    }

    private CheckDigits checkDigits() {
        return choice(
                Setting.MARKET_CHECK_DIGITS,
                Map.of("refuse", CheckDigits.REFUSE, "warn", CheckDigits.WARN),
                CheckDigits.REFUSE);
    }

    private PublicHolidays holidays() {
        String days = text(Setting.MARKET_HOLIDAYS);
        if (days.equals("norway")) {
            return PublicHolidays.NORWAY;
        }
        Set<LocalDate> table = new HashSet<>();
        try {
            for (String day : days.split(",", -1)) {
                table.add(LocalDate.parse(day.strip()));
            }
        } catch (DateTimeException notADay) {
            problem(Setting.MARKET_HOLIDAYS, "norway, or days as 2026-05-17 separated by commas");
        }
        return PublicHolidays.of(table);
    }

    private ProcessLimits limits() {
        int endMin = number(Setting.END_OF_SUPPLY_DAYS_AHEAD_MIN, 0, 365);
        int endMax = atLeast(endMin, Setting.END_OF_SUPPLY_DAYS_AHEAD_MAX, 3_650);
        int chargeMin = number(Setting.CHARGE_DAYS_AHEAD_MIN, 0, 365);
        return new ProcessLimits(
                number(Setting.SHORT_NOTICE_DAYS_AHEAD_MIN, 0, 365),
                number(Setting.LAST_RESORT_WORKING_DAYS_BACK_MAX, 0, 1_000),
                number(Setting.MOVE_DAYS_BACK_MAX, 0, 3_650),
                number(Setting.MOVE_DAYS_AHEAD_MAX, 0, 3_650),
                endMin,
                endMax,
                Duration.ofHours(number(Setting.END_OF_SUPPLY_DEADLINE_HOURS, 0, 24 * 365)),
                number(Setting.UNDO_DAYS_MAX, 0, 3_650),
                number(Setting.CUSTOMER_DATA_DAYS_MAX, 0, 365),
                number(Setting.CUSTOMER_DATA_DAYS_AHEAD_MAX, 0, 3_650),
                number(Setting.CONNECT_DAYS_BACK_MAX, 0, 3_650),
                number(Setting.RECONNECT_DAYS_BACK_MAX, 0, 3_650),
                number(Setting.MASTER_DATA_DAYS_BACK_MAX, 0, 3_650),
                number(Setting.MASTER_DATA_DAYS_AHEAD_MAX, 0, 3_650),
                chargeMin,
                atLeast(chargeMin, Setting.CHARGE_DAYS_AHEAD_MAX, 3_650));
    }

    private String text(Setting setting) {
        return values.getOrDefault(setting, setting.standard());
    }

    private long megabytes(Setting setting, int min, int max) {
        return (long) number(setting, min, max) << 20;
    }

    private int number(Setting setting, int min, int max) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the same complaint: what is wanted is a number within the range.
        }
        problem(setting, "a whole number from " + min + " to " + max);
        return min;
    }

    /** The upper end of a window, which must not lie below its lower end. */
    private int atLeast(int lowerEnd, Setting setting, int max) {
        int upperEnd = number(setting, 0, max);
        if (upperEnd < lowerEnd) {
            problem(setting, "at least " + lowerEnd + ", the minimum");
        }
        return upperEnd;
    }

    private void problem(Setting setting, String expected) {
        problems.add(setting.key() + " is '" + text(setting) + "', but must be " + expected);
    }
}
