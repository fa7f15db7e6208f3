package org.meterhub.commandline;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubapp.configuration.Setting;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminException;
import picocli.CommandLine.Option;

/** The options by which a command finds its hub. */
final class HubOptions {

    /** The file of settings, looked for in the current directory. */
    static final String SETTINGS_FILE = "hub.properties";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the hub to talk to. Default: as the settings say, else 'data'.")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with the settings of the hub. Default: hub.properties in the current directory.")
    private @Nullable Path config;

    /** @throws AdminException when no hub runs there */
    AdminClient connect(Console console) throws AdminException, IOException {
        return AdminClient.of(dataFolder(console));
    }

    /** Only this one setting is read: a command must reach the hub whatever else the file says by now. */
    private Path dataFolder(Console console) throws IOException {
        Path given = data;
        if (given != null) {
            return console.folder().resolve(given);
        }
        Setting setting = Setting.DATA_FOLDER;
        Properties properties = new Properties();
        Path file = console.folder().resolve(config == null ? Path.of(SETTINGS_FILE) : config);
        if (Files.exists(file)) {
            try (Reader text = Files.newBufferedReader(file)) {
                properties.load(text);
            }
        }
        String fromFile = properties.getProperty(setting.key(), setting.standard());
        String folder = console.environment().getOrDefault(setting.environmentName(), fromFile);
        return console.folder().resolve(folder.strip());
    }
}
