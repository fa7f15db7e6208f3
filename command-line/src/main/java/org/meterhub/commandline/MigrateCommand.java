package org.meterhub.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Migration;
import org.meterhub.hubapp.Migrations;
import org.meterhub.hubapp.configuration.ConfigurationReader;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubapp.configuration.InvalidConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub migrate}: brings the tables up to date without running the hub. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the tables of the database up to date, and ends. The hub does the same at each start; this is for those who want it"
                    + " done, and seen, before.",
            "No hub may run on the data folder; on a database that several hubs share, stop them all."
        })
public final class MigrateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with the settings. Default: hub.properties in the current directory, if there is one.")
    private @Nullable Path config;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    public MigrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Path given = config;
        Path file = console.folder().resolve(given == null ? Path.of(HubOptions.SETTINGS_FILE) : given);
        if (given != null && !Files.isReadable(file)) {
            console.err().println(given + " does not exist, or may not be read.");
            return ExitCodes.WRONG_USAGE;
        }
        HubConfiguration configuration;
        try {
            configuration = ConfigurationReader.read(file, console.environment());
        } catch (InvalidConfiguration invalid) {
            console.err().println(invalid.getMessage());
            return ExitCodes.WRONG_USAGE;
        }
        List<Migration> migrations;
        try {
            migrations = dryRun ? Migrations.pending(configuration) : Migrations.apply(configuration);
        } catch (IllegalStateException taken) {
            console.err().println("Nothing was done: " + taken.getMessage() + ".");
            return ExitCodes.FAILED;
        }
        print(migrations);
        return ExitCodes.DONE;
    }

    private void print(List<Migration> migrations) {
        if (output.isJson()) {
            console.json(migrations);
            return;
        }
        Table table = new Table("MODULE", "VERSION", "WHAT");
        migrations.forEach(one -> table.row(one.module(), one.version(), one.description()));
        table.print(console.out());
        console.err()
                .println(
                        migrations.isEmpty()
                                ? "The tables are up to date."
                                : migrations.size()
                                        + (dryRun ? " migration(s) would be done." : " migration(s) done."));
    }
}
