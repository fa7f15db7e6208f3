package org.meterhub.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DamagedDatabase;
import org.meterhub.hubapp.AdminPort;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.configuration.ConfigurationReader;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubapp.configuration.InvalidConfiguration;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.operator.AdminServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub serve}: runs the hub until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the hub: broker, database, routes and the admin port that the other commands talk to.",
            "The settings come from hub.properties and from the environment, which wins. With a wrong setting the hub"
                    + " does not start, and lists all that is wrong. SIGTERM and Ctrl-C stop it cleanly."
        })
public final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Console console;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with the settings. Default: hub.properties in the current directory, if there is one.")
    private @Nullable Path config;

    public ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path given = config;
        Path file = console.folder().resolve(given == null ? Path.of(HubOptions.SETTINGS_FILE) : given);
        if (given != null && !Files.isReadable(file)) {
            console.err().println("The hub does not start. " + given + " does not exist, or may not be read.");
            return ExitCodes.WRONG_USAGE;
        }
        try {
            return serve(ConfigurationReader.read(file, console.environment()));
        } catch (InvalidConfiguration invalid) {
            console.err().println("The hub does not start. " + invalid.getMessage());
            return ExitCodes.WRONG_USAGE;
        }
    }

    private int serve(HubConfiguration configuration) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            Hub hub = Hub.start(configuration, MarketClock.system());
            AdminServer admin = openAdminPort(hub);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(hub, admin, stopped), "shutdown"));
            console.out().println("Meterhub is ready: AMQP " + hub.broker().amqpUrl() + ", admin port " + admin.port());
        } catch (DamagedDatabase damaged) {
            LOG.debug("the start failed", damaged);
            console.err().println("The hub does not start: " + damaged.getMessage() + ".");
            return ExitCodes.FAILED;
        } catch (Exception failure) {
            LOG.debug("the start failed", failure);
            console.err().println("The hub does not start: " + String.join("; because ", reasons(failure)));
            return ExitCodes.FAILED;
        }
        stopped.await();
        return ExitCodes.DONE;
    }

    private static AdminServer openAdminPort(Hub hub) throws Exception {
        try {
            return AdminPort.open(hub);
        } catch (Exception failure) {
            hub.close();
            throw failure;
        }
    }

    /** Commands first, then the hub in its own order. */
    private static void stop(Hub hub, AdminServer admin, CountDownLatch stopped) {
        try (hub;
                admin) {
            LOG.info("the hub is asked to stop");
        } catch (Exception failure) {
            LOG.error("the hub did not stop cleanly", failure);
        } finally {
            stopped.countDown();
        }
    }

    /** What an operator needs of a chain of exceptions: each message once. */
    private static List<String> reasons(Throwable failure) {
        List<String> reasons = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (reasons.stream().noneMatch(known -> known.contains(reason))) {
                reasons.add(reason);
            }
        }
        return reasons;
    }
}
