package org.meterhub.commandline;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubapp.AdminPort;
import org.meterhub.marketplay.AreaAccount;
import org.meterhub.marketplay.Conversation;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.Narrator;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.marketplay.Storyteller;
import org.meterhub.messagelog.Direction;
import org.meterhub.messagelog.LogQuery;
import org.meterhub.messagelog.LogRow;
import org.meterhub.operator.AdminServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hub demo}: the main job, end to end, over a real broker and a real database, in a folder that is thrown away. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Plays a small market against a hub of its own and shows what the parties received from the broker.")
public final class DemoCommand implements Callable<Integer> {

    /** Where the project's files are; set by the launcher. */
    public static final String HOME_PROPERTY = "meterhub.home";

    private static final int EXIT_FAILED = 1;
    private static final long STOP_SECONDS_MAX = 30;
    private static final CountDownLatch FOLDER_REMOVED = new CountDownLatch(1);

    enum Output {
        text,
        json
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--serve", description = "Keep the hub running after the story, until it is stopped.")
    private boolean serve;

    @Option(names = "--output", description = "text (default) or json.", paramLabel = "FORMAT")
    private Output output = Output.text;

    @Option(
            names = "--keep",
            description = "Write every document that went over the broker into this folder.",
            paramLabel = "DIR")
    private @Nullable Path keep;

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty(HOME_PROPERTY, "."));
        Path folder = Files.createTempDirectory("meterhub-demo-");
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        Teller narrator = new Teller(out, output == Output.text);
        try (ExampleHub example = ExampleHub.start(folder, null, home.resolve("examples/market"))) {
            narrator.say("A hub is up in " + folder + ", its broker at "
                    + example.hub().broker().amqpUrl() + ".");
            boolean told = tell(example, home, narrator, out);
            if (serve && told) {
                keepRunning(out, example);
            }
            return told ? 0 : EXIT_FAILED;
        } finally {
            deleteFolder(folder);
            FOLDER_REMOVED.countDown();
        }
    }

    /** Plays the parties; they have left their mailboxes when it is told, so that whoever connects afterwards gets all of his mail. */
    private boolean tell(ExampleHub example, Path home, Teller narrator, PrintWriter out) throws Exception {
        try (Storyteller story =
                new Storyteller(example.hub(), example.clock(), example.market(), example.secrets(), narrator, keep)) {
            boolean told = story.tell(Conversation.read(home.resolve("examples/conversations/first-light.txt")));
            report(out, example, story, narrator, told);
            return told;
        }
    }

    private void report(PrintWriter out, ExampleHub example, Storyteller story, Teller narrator, boolean told)
            throws IOException {
        List<LogRow> log = example.hub()
                .database()
                .inTransaction(
                        unit -> example.hub().stores().log().search(unit, LogQuery.messages(LogQuery.LIMIT_MAX)));
        if (output == Output.json) {
            out.println(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(asData(story, narrator, told, log)));
        } else {
            printTables(out, story, log);
            out.println();
            out.println(
                    told
                            ? "All that was expected was received from the broker."
                            : "FAILED: " + String.join("; ", story.failures()));
        }
        out.flush();
    }

    private static Map<String, Object> asData(Storyteller story, Teller narrator, boolean told, List<LogRow> log) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("succeeded", told);
        data.put("failures", story.failures());
        data.put("steps", narrator.steps());
        data.put("received", receivedCounts(story));
        data.put("sent", story.mailroom().sentCount());
        List<Map<String, Object>> areas = new ArrayList<>();
        for (AreaAccount account : story.accounts()) {
            Map<String, Object> area = new LinkedHashMap<>();
            area.put("gridArea", account.area());
            area.put("productionKwh", kwh(account.productionWh()));
            area.put("exchangeKwh", kwh(account.exchangeWh()));
            area.put("consumptionKwh", kwh(account.consumptionWh()));
            area.put("gridLossKwh", kwh(account.gridLossWh()));
            area.put("differenceKwh", kwh(account.differenceWh()));
            areas.add(area);
        }
        data.put("gridAreas", areas);
        data.put("log", log.stream().map(DemoCommand::asData).toList());
        return data;
    }

    private static Map<String, Object> asData(LogRow row) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("record", row.recordId());
        data.put("direction", row.direction().name());
        data.put("party", row.party() == null ? "" : row.party().value());
        data.put("type", text(row.head().documentType()));
        data.put("process", text(row.head().process()));
        data.put("messageId", text(row.head().messageId()));
        data.put("outcome", row.outcome().name());
        data.put("codes", row.rejectionCodes());
        return data;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static BigDecimal kwh(long wattHours) {
        return BigDecimal.valueOf(wattHours, 3);
    }

    /** Documents received, by mailbox and type. */
    private static Map<String, Integer> receivedCounts(Storyteller story) {
        Map<String, Integer> counts = new TreeMap<>();
        for (ReceivedDocument document : story.mailroom().all()) {
            counts.merge(
                    document.queue() + " " + document.type().rsm() + " "
                            + document.type().documentName(),
                    1,
                    Integer::sum);
        }
        return counts;
    }

    private static void printTables(PrintWriter out, Storyteller story, List<LogRow> log) {
        out.println();
        out.println("Received from the broker");
        receivedCounts(story).forEach((what, count) -> out.printf("%6d  %s%n", count, what));
        out.println();
        out.println("Grid areas, three days, kWh");
        out.printf(
                "%6s %15s %15s %15s %15s %12s%n",
                "area", "production", "+ exchange", "- consumption", "= grid loss", "difference");
        for (AreaAccount account : story.accounts()) {
            out.printf(
                    "%6s %15s %15s %15s %15s %12s%n",
                    account.area(),
                    kwh(account.productionWh()),
                    kwh(account.exchangeWh()),
                    kwh(account.consumptionWh()),
                    kwh(account.gridLossWh()),
                    kwh(account.differenceWh()));
        }
        out.println();
        out.println("The message log: " + log.size() + " messages. What came in, and what was refused:");
        out.printf("%7s %-4s %-14s %-8s %-4s %-17s %s%n", "record", "way", "party", "type", "why", "outcome", "codes");
        for (LogRow row : log) {
            if (row.direction() == Direction.IN) {
                out.printf(
                        "%7d %-4s %-14s %-8s %-4s %-17s %s%n",
                        row.recordId(),
                        row.direction(),
                        row.party() == null ? "" : row.party().value(),
                        text(row.head().documentType()),
                        text(row.head().process()),
                        row.outcome(),
                        String.join(" ", row.rejectionCodes()));
            }
        }
    }

    /** Runs until the process is asked to end; then the hub is closed and its folder removed before it does. */
    private static void keepRunning(PrintWriter out, ExampleHub example) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            asked.countDown();
                            awaitEnd();
                        },
                        "shutdown"));
        try (AdminServer admin = AdminPort.open(example.hub())) {
            out.println();
            out.println("The hub keeps running. Parties connect to "
                    + example.hub().broker().amqpUrl() + " with:");
            example.secrets().forEach((party, secret) -> out.printf("  user %s  password %s%n", party, secret));
            out.println("Commands find it with --data "
                    + example.hub().configuration().dataFolder() + " (admin port " + admin.port() + ").");
            out.println("Stop it with Ctrl-C.");
            out.flush();
            asked.await();
        }
    }

    private static void awaitEnd() {
        try {
            // The story's thread ends by asking the JVM to exit, which waits for this hook: so wait for its folder to
            // be gone, not for it.
            FOLDER_REMOVED.await(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Prints the story as it goes, or keeps it for the JSON. */
    private static final class Teller implements Narrator {

        private final PrintWriter out;
        private final boolean aloud;
        private final List<Map<String, String>> steps = new ArrayList<>();

        Teller(PrintWriter out, boolean aloud) {
            this.out = out;
            this.aloud = aloud;
        }

        List<Map<String, String>> steps() {
            return steps;
        }

        @Override
        public void say(String sentence) {
            print("\n" + sentence);
        }

        @Override
        public void done(String step, String outcome) {
            steps.add(Map.of("step", step, "outcome", outcome));
            print("  ok  " + step + "\n      " + outcome);
        }

        @Override
        public void failed(String step, String reason) {
            steps.add(Map.of("step", step, "failure", reason));
            print("  FAILED  " + step + "\n      " + reason);
        }

        private void print(String text) {
            if (aloud) {
                out.println(text);
                out.flush();
            }
        }
    }
}
