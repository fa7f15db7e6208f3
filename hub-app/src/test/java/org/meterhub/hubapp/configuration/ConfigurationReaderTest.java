package org.meterhub.hubapp.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.MeteredDataTerms;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.ProcessLimits;
import org.meterhub.marketmodel.UnchangedSeries;

class ConfigurationReaderTest {

    /** A Monday, and a public holiday in Norway. */
    private static final LocalDate CONSTITUTION_DAY = LocalDate.of(2027, 5, 17);

    @Test
    void without_any_setting_it_is_h2_in_the_data_folder_and_the_norwegian_market() throws InvalidConfiguration {
        HubConfiguration hub = ConfigurationReader.of(new Properties(), Map.of());
        assertThat(hub.database().dialect()).isEqualTo(Dialect.H2);
        assertThat(hub.database().url()).contains(hub.dataFolder().toString());
        assertThat(hub.market().calendar().zone().getId()).isEqualTo("Europe/Oslo");
        assertThat(hub.broker().amqpPort()).isEqualTo(5672);
    }

    @Test
    void the_environment_wins_over_the_file() throws InvalidConfiguration {
        Properties file = new Properties();
        file.setProperty("meterhub.database.url", "jdbc:h2:file:/tmp/x");
        HubConfiguration hub =
                ConfigurationReader.of(file, Map.of("METERHUB_DATABASE_URL", "jdbc:postgresql://localhost/meterhub"));
        assertThat(hub.database().dialect()).isEqualTo(Dialect.POSTGRESQL);
    }

    @Test
    void all_problems_are_listed_at_once() {
        Properties file = new Properties();
        file.setProperty("meterhub.database.url", "jdbc:oracle:thin:x");
        file.setProperty("meterhub.broker.amqp.port", "many");
        file.setProperty("meterhub.market.hub", "5790001330553");
        file.setProperty("meterhub.market.zone", "Europe/Atlantis");
        file.setProperty("meterhub.switch.days.ahead.max", "1");
        file.setProperty("meterhub.colour", "blue");
        assertThatThrownBy(() -> ConfigurationReader.of(file, Map.of()))
                .isInstanceOfSatisfying(InvalidConfiguration.class, invalid -> assertThat(invalid.problems())
                        .hasSize(6)
                        .anyMatch(problem -> problem.contains("meterhub.colour"))
                        .anyMatch(problem -> problem.contains("'many'"))
                        .anyMatch(problem -> problem.contains("Europe/Atlantis")));
    }

    @Test
    void the_limits_of_the_processes_and_the_holidays_are_the_markets_own() throws InvalidConfiguration {
        HubConfiguration norwegian = ConfigurationReader.of(new Properties(), Map.of());
        assertThat(norwegian.market().limits()).isEqualTo(ProcessLimits.norway());
        assertThat(norwegian.market().calendar().isWorkingDay(CONSTITUTION_DAY)).isFalse();

        Properties file = new Properties();
        file.setProperty("meterhub.move.days.back.max", "20");
        file.setProperty("meterhub.end.of.supply.deadline.hours", "48");
        file.setProperty("meterhub.market.holidays", "2027-01-01, 2027-12-25");
        HubConfiguration other = ConfigurationReader.of(file, Map.of());
        assertThat(other.market().limits().moveDaysBackMax()).isEqualTo(20);
        assertThat(other.market().limits().endOfSupplyDeadline()).isEqualTo(Duration.ofHours(48));
        assertThat(other.market().calendar().isWorkingDay(CONSTITUTION_DAY)).isTrue();
        assertThat(other.market().calendar().isWorkingDay(LocalDate.of(2027, 1, 1)))
                .isFalse();
    }

    @Test
    void what_is_agreed_on_metered_values_is_the_markets_own() throws InvalidConfiguration {
        assertThat(ConfigurationReader.of(new Properties(), Map.of()).market().meteredData())
                .isEqualTo(MeteredDataTerms.norway());

        Properties file = new Properties();
        file.setProperty("meterhub.values.due.at", "09:30");
        file.setProperty("meterhub.reminders", "off");
        file.setProperty("meterhub.unchanged.series", "refuse");
        file.setProperty("meterhub.plausible.exchange.kwh.max", "500");
        file.setProperty("meterhub.market.energy.agency", "5790001330552");
        MeteredDataTerms other = ConfigurationReader.of(file, Map.of()).market().meteredData();
        assertThat(other.dueAt()).isEqualTo(LocalTime.of(9, 30));
        assertThat(other.reminders()).isFalse();
        assertThat(other.unchanged()).isEqualTo(UnchangedSeries.REFUSE);
        assertThat(other.plausible().exchangeKwh()).isEqualTo(500);
        assertThat(other.energyAgency()).isEqualTo(PartyId.of("5790001330552"));
        assertThat(other.systemOperator()).isNull();

        file.setProperty("meterhub.values.due.at", "seven");
        file.setProperty("meterhub.reminders", "perhaps");
        file.setProperty("meterhub.market.energy.agency", "5790001330553");
        assertThatThrownBy(() -> ConfigurationReader.of(file, Map.of()))
                .isInstanceOfSatisfying(InvalidConfiguration.class, invalid -> assertThat(invalid.problems())
                        .hasSize(3)
                        .anyMatch(problem -> problem.endsWith("must be one of off, on")));
    }

    @Test
    void holidays_that_are_no_days_and_an_upside_down_window_are_refused() {
        Properties file = new Properties();
        file.setProperty("meterhub.market.holidays", "17 May");
        file.setProperty("meterhub.end.of.supply.days.ahead.min", "9");
        assertThatThrownBy(() -> ConfigurationReader.of(file, Map.of()))
                .isInstanceOfSatisfying(InvalidConfiguration.class, invalid -> assertThat(invalid.problems())
                        .hasSize(2)
                        .anyMatch(problem -> problem.contains("17 May"))
                        .anyMatch(problem -> problem.contains("meterhub.end.of.supply.days.ahead.max")));
    }

    @Test
    void a_slip_in_a_name_is_refused_with_the_name_that_was_meant() {
        Properties file = new Properties();
        file.setProperty("meterhub.meassure.consumers", "4");
        Map<String, String> environment = Map.of(
                "METERHUB_DATABSE_URL", "jdbc:postgresql://localhost/meterhub",
                "meterhub_reminders", "off",
                "METERHUB_FAVOURITE_COLOUR_OF_THE_CLERK", "blue",
                "METERHUB_BENCHMARK_HEAP", "2g",
                "METERHUB_REQUIRE_FOREIGN_CLIENTS", "true",
                "HOME", "/root");
        assertThatThrownBy(() -> ConfigurationReader.of(file, environment))
                .isInstanceOfSatisfying(InvalidConfiguration.class, invalid -> assertThat(invalid.problems())
                        .containsExactly(
                                "meterhub.meassure.consumers is not a setting of the hub; the nearest is"
                                        + " meterhub.measure.consumers: see docs/reference/settings.md",
                                "METERHUB_DATABSE_URL is not a setting of the hub; the nearest is"
                                        + " METERHUB_DATABASE_URL: see docs/reference/settings.md",
                                "METERHUB_FAVOURITE_COLOUR_OF_THE_CLERK is not a setting of the hub: see"
                                        + " docs/reference/settings.md",
                                "meterhub_reminders is not a setting of the hub; the nearest is METERHUB_REMINDERS:"
                                        + " see docs/reference/settings.md"));
    }

    /** Whoever adds a number finds it here: none may be below zero, and none beyond all bounds. */
    @Test
    void every_number_has_a_range() {
        List<Setting> numbers = Arrays.stream(Setting.values())
                .filter(setting -> setting.standard().matches("\\d{1,9}"))
                .toList();
        assertThat(numbers).hasSizeGreaterThan(30);
        for (Setting setting : numbers) {
            for (String value : List.of("-1", "-100", "9999999999", "1.5", "")) {
                Properties file = new Properties();
                file.setProperty(setting.key(), value);
                assertThatThrownBy(() -> ConfigurationReader.of(file, Map.of()))
                        .as("%s=%s", setting.key(), value)
                        .isInstanceOf(InvalidConfiguration.class)
                        .hasMessageContaining(setting.key() + " is '" + value + "', but must be");
            }
        }
    }

    @Test
    void a_password_is_not_shown() throws InvalidConfiguration {
        HubConfiguration hub =
                ConfigurationReader.of(new Properties(), Map.of("METERHUB_DATABASE_PASSWORD", "hemmelig"));
        assertThat(hub.database().password()).isEqualTo("hemmelig");
        assertThat(hub.toString()).doesNotContain("hemmelig");
    }
}
