package org.meterhub.hubapp;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.meterhub.hubapp.configuration.ConfigurationReader;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubapp.configuration.Setting;
import org.meterhub.marketmodel.MarketClock;

/** A real hub on H2 in a folder, on free ports, on the day after the example market's story. */
public final class TestHub {

    private static final Instant NOW = Instant.parse("2026-10-28T09:00:00Z");

    private TestHub() {}

    public static Hub start(Path dataFolder) throws Exception {
        return Hub.start(configuration(dataFolder), new MarketClock.Settable(NOW));
    }

    private static HubConfiguration configuration(Path dataFolder) throws Exception {
        return ConfigurationReader.of(settings(dataFolder), Map.of());
    }

    /** Settings with free ports. */
    public static Properties settings(Path dataFolder) throws IOException {
        Properties settings = new Properties();
        settings.setProperty(Setting.DATA_FOLDER.key(), dataFolder.toString());
        try (ServerSocket amqp = new ServerSocket(0)) {
            settings.setProperty(Setting.BROKER_AMQP_PORT.key(), String.valueOf(amqp.getLocalPort()));
        }
        settings.setProperty(Setting.ADMIN_PORT.key(), "0");
        settings.setProperty(Setting.BROKER_DISK_FREE_MIN_MB.key(), "0");
        return settings;
    }

    /** The project's own folder. */
    public static Path projectFolder() {
        return Path.of(System.getProperty("meterhub.root", ".."))
                .toAbsolutePath()
                .normalize();
    }
}
