package org.meterhub.acceptance.crash;

import java.nio.file.Path;
import java.util.List;
import org.meterhub.broker.BrokerConfiguration;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketplay.ExampleHub;

/** The process that is killed: a hub with its embedded broker, and nothing of the test in it. */
final class CrashHub {

    /** What the process prints once the hub is up. */
    static final String UP = "hub is up";

    private CrashHub() {}

    /** Runs until killed; or until its parent has gone, so that no test leaves a hub behind. */
    public static void main(String[] arguments) throws Exception {
        Hub hub = Hub.start(configuration(List.of(arguments)), new MarketClock.Settable(ExampleHub.BEGINNING));
        System.out.println(UP + " " + hub.broker().amqpUrl());
        while (System.in.read() >= 0) {
            // Nobody writes; the end of the stream is what is waited for.
        }
        Runtime.getRuntime().halt(1);
    }

    /** A configuration as command line; {@link #configuration} is the way back. All else is as {@link ExampleHub} has it. */
    static List<String> arguments(HubConfiguration configuration) {
        DatabaseConfiguration database = configuration.database();
        BrokerConfiguration broker = configuration.broker();
        return List.of(
                configuration.dataFolder().toString(),
                database.url(),
                database.user(),
                database.password(),
                Integer.toString(broker.amqpPort()),
                Integer.toString(broker.corePort()),
                Boolean.toString(broker.duplicateDetection()));
    }

    private static HubConfiguration configuration(List<String> arguments) throws Exception {
        HubConfiguration example = ExampleHub.configuration(
                Path.of(arguments.get(0)),
                new DatabaseConfiguration(arguments.get(1), arguments.get(2), arguments.get(3), 12));
        BrokerConfiguration broker = BrokerConfiguration.onLoopback(
                example.broker().folder(), Integer.parseInt(arguments.get(4)), Integer.parseInt(arguments.get(5)));
        return example.with(broker.withDuplicateDetection(Boolean.parseBoolean(arguments.get(6))));
    }
}
