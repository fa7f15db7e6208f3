package org.meterhub.benchmarks.metereddata;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.HeapWatch;
import org.meterhub.benchmarks.Options;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.marketmodel.Resolution;

/**
 * A process with a hub and its broker in it and nothing else, whose heap is what is measured. It obeys lines on its standard input and answers each
 * with one line; it ends when they end. Not to be called by hand: {@link LargeDocument} starts it.
 */
final class HubUnderWatch {

    private static final int CONNECTIONS_MAX = 12;

    static final String UP = "up";
    static final String SECRET = "secret";
    static final String WAITING = "waiting";
    static final String DELIVER = "deliver";

    private HubUnderWatch() {}

    /** @param arguments folder, URL, user and password of the database, number of metering points, options of the benchmark */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        List<String> rest = List.of(arguments);
        DatabaseConfiguration database =
                new DatabaseConfiguration(rest.get(1), rest.get(2), rest.get(3), CONNECTIONS_MAX);
        Options options = Options.of(new MeteredDataBenchmark().options(), rest.subList(5, rest.size()));
        GeneratedMarket market = new GeneratedMarket(
                Integer.parseInt(rest.get(4)), options.count("suppliers", 1), Resolution.QUARTER_HOUR);
        try (MeasuredHub hub =
                MeasuredHub.start(Path.of(rest.get(0)), BenchmarkDatabase.elsewhere(database), market, options)) {
            hub.secrets().forEach((party, secret) -> answers.println(SECRET + " " + party + " " + secret));
            answers.println(UP + " " + hub.hub().broker().amqpUrl());
            obey(hub, answers);
        }
    }

    private static void obey(MeasuredHub hub, PrintStream answers) throws Exception {
        try (HeapWatch heap = new HeapWatch();
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(WAITING)) {
                    answers.println(hub.hub().broker().messageCount(line.substring(WAITING.length() + 1)));
                } else if (line.equals(DELIVER)) {
                    hub.awaitQueueEmpty();
                    hub.awaitDelivery();
                    answers.println(heap.peakMb() + " " + heap.peakAfterCollectionMb());
                } else {
                    throw new IllegalArgumentException(line);
                }
            }
        }
    }
}
