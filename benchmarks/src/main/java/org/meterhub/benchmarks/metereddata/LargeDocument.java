package org.meterhub.benchmarks.metereddata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.WorkFolder;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Resolution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A document as large as the hub takes passes through a hub in a process of its own, which has the heap
 * of {@code ./hub serve}, 512 MB, for everything, broker included. */
record LargeDocument(long bytes, long series, long heapPeakMb, long heapAfterCollectionPeakMb, double seconds) {

    private static final Logger LOG = LoggerFactory.getLogger(LargeDocument.class);
    private static final int HEAP_MB = 512;
    private static final int STOP_SECONDS_MAX = 60;

    /** Series that are generated to learn how long one is. */
    private static final int SAMPLE = 100;

    /** What of the limit is filled: series differ in length. */
    private static final double FILLED = 0.99;

    static LargeDocument measure(Options options) throws Exception {
        Path folder = WorkFolder.create();
        try (BenchmarkDatabase database = BenchmarkDatabase.postgresql(folder.resolve("database"))) {
            int suppliers = options.count("suppliers", 1);
            long sample = load(new GeneratedMarket(2 * SAMPLE, suppliers, Resolution.QUARTER_HOUR), folder, SAMPLE)
                    .bytes();
            int series = (int) (FILLED * BatchLimits.defaults().bodyBytesMax() * SAMPLE / sample);
            GeneratedMarket market =
                    new GeneratedMarket(GeneratedMarket.GRID_COMPANIES * series, suppliers, Resolution.QUARTER_HOUR);
            Load load = load(market, folder, series);
            LOG.info("large document: {} bytes, {} series", load.bytes(), series);
            return measure(folder, database, market, load, options);
        } finally {
            WorkFolder.delete(folder);
        }
    }

    private static Load load(GeneratedMarket market, Path folder, int series) throws IOException {
        Shape shape = new Shape(series, 1, 1, 1);
        Path place = folder.resolve("documents-" + series);
        return Load.generate(
                market, MarketProfile.norway(), place, MeasuredHub.FIRST_DAY, shape, MeasuredHub.BEGINNING);
    }

    private static LargeDocument measure(
            Path folder, BenchmarkDatabase database, GeneratedMarket market, Load load, Options options)
            throws Exception {
        Process process = start(folder, database.configuration(), market, options);
        try (BufferedReader answers =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintStream orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
            Map<Gln, String> secrets = new LinkedHashMap<>();
            String line = answer(answers);
            for (; line.startsWith(HubUnderWatch.SECRET); line = answer(answers)) {
                String[] words = line.split(" ");
                secrets.put(new Gln(words[1]), words[2]);
            }
            String url = line.substring(HubUnderWatch.UP.length() + 1);
            MarketParties parties = new MarketParties(
                    url, secrets, queue -> Long.parseLong(ask(orders, answers, HubUnderWatch.WAITING + " " + queue)));
            long start = System.nanoTime();
            parties.send(load);
            String[] peaks = ask(orders, answers, HubUnderWatch.DELIVER).split(" ");
            double seconds = (System.nanoTime() - start) / 1e9;
            parties.receiveAll(market.suppliers(), load);
            return new LargeDocument(
                    load.bytes(),
                    load.total().seriesCount(),
                    Long.parseLong(peaks[0]),
                    Long.parseLong(peaks[1]),
                    seconds);
        } finally {
            // The end of its orders ends it.
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(Path folder, DatabaseConfiguration database, GeneratedMarket market, Options options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dlogback.configurationFile=logback-benchmarks.xml",
                "-cp",
                System.getProperty("java.class.path"),
                HubUnderWatch.class.getName(),
                folder.resolve("hub").toString(),
                database.url(),
                database.user(),
                database.password(),
                Integer.toString(market.pointCount())));
        options.all().forEach((name, value) -> command.addAll(List.of("--" + name, value)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String ask(PrintStream orders, BufferedReader answers, String order) {
        orders.println(order);
        try {
            return answer(answers);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String answer(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(
                    "the hub has ended: its heap of " + HEAP_MB + " MB was too small, or see its log above");
        }
        return line;
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bytes", bytes);
        figures.put("series", series);
        figures.put("heapMaxMb", HEAP_MB);
        figures.put("heapPeakMb", heapPeakMb);
        figures.put("heapAfterCollectionPeakMb", heapAfterCollectionPeakMb);
        figures.put("secondsWithSending", Benchmarks.rounded(seconds));
        return figures;
    }
}
