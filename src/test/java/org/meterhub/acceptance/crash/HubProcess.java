package org.meterhub.acceptance.crash;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.meterhub.hubapp.configuration.HubConfiguration;

/** A hub in a process of its own, to be killed. */
final class HubProcess implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(120);

    /** As the hub's intake logs a decision. */
    private static final Pattern JUDGED = Pattern.compile(" is (ACCEPTED|PARTLY_ACCEPTED|REJECTED|RESENT) ");

    /** As the hub's intake logs a message whose effect it has already. */
    private static final String REDELIVERED = "was delivered again";

    private final Process process;
    private final Path log;
    private final CountDownLatch upOrGone = new CountDownLatch(1);
    private final Runnable watcher;
    private final AtomicLong judged = new AtomicLong();
    private final AtomicLong redelivered = new AtomicLong();
    private final CompletableFuture<Boolean> logged = new CompletableFuture<>();
    private volatile boolean up;

    /**
     * Starts it.
     *
     * @param logging how it logs, to its standard error
     * @param log where its log is kept, after what is there already
     * @param watcher is told whenever it has judged a message
     */
    static HubProcess start(HubConfiguration configuration, Path logging, Path log, Runnable watcher)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                // It lives for seconds: what the second compiler could gain it never earns back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CrashHub.class.getName()));
        command.addAll(CrashHub.arguments(configuration));
        return new HubProcess(new ProcessBuilder(command).start(), log, watcher);
    }

    private HubProcess(Process process, Path log, Runnable watcher) {
        this.process = process;
        this.log = log;
        this.watcher = watcher;
        inBackground(this::readLog);
        inBackground(this::read);
    }

    private static void inBackground(Runnable reading) {
        Thread reader = new Thread(reading, "output-of-the-hub");
        reader.setDaemon(true);
        reader.start();
    }

    private void readLog() {
        try (BufferedReader output =
                        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
                BufferedWriter copy = Files.newBufferedWriter(log, CREATE, APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (JUDGED.matcher(line).find()) {
                    judged.incrementAndGet();
                    watcher.run();
                } else if (line.contains(REDELIVERED)) {
                    redelivered.incrementAndGet();
                }
                copy.write(line);
                copy.newLine();
            }
        } catch (IOException gone) {
            // A killed process's log ends like this, too.
        } finally {
            logged.complete(true);
        }
    }

    /** Messages judged so far, by its log. */
    long judged() {
        return judged.get();
    }

    /** Messages that it recognised as delivered again, by its log. */
    long redelivered() {
        return redelivered.get();
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(CrashHub.UP)) {
                    up = true;
                    upOrGone.countDown();
                }
            }
        } catch (IOException gone) {
            // A killed process's output ends like this, too.
        } finally {
            upOrGone.countDown();
        }
    }

    void awaitUp() throws InterruptedException {
        if (!upOrGone.await(START_MAX.toSeconds(), TimeUnit.SECONDS) || !up) {
            close();
            throw new AssertionError("the hub did not start again; its log ends:\n" + endOfLog());
        }
    }

    String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing in the process gets to run any more. May be done again. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        logged.join();
    }
}
