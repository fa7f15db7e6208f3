package org.meterhub.hubapp.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.meterhub.database.Dialect;

class ConfigurationReaderTest {

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
    void a_password_is_not_shown() throws InvalidConfiguration {
        HubConfiguration hub =
                ConfigurationReader.of(new Properties(), Map.of("METERHUB_DATABASE_PASSWORD", "hemmelig"));
        assertThat(hub.database().password()).isEqualTo("hemmelig");
        assertThat(hub.toString()).doesNotContain("hemmelig");
    }
}
