package org.meterhub.hubroutes.settlement;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.meterhub.settlement.run.SettlementRuns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs that this process is settling, one after the other, so that several do not share the memory of one. Nothing here must survive: a run that a crash
 * interrupts still has its waiting areas, and is resumed.
 */
final class RunJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunJobs.class);

    private final SettlementRuns runs;
    private final Map<Long, Future<?>> running = new ConcurrentHashMap<>();
    private final Map<Long, String> failures = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread settling = new Thread(work, "settlement");
        settling.setDaemon(true);
        return settling;
    });

    RunJobs(SettlementRuns runs) {
        this.runs = runs;
    }

    /** Queues a run, unless it is queued already. */
    void execute(long version) {
        failures.remove(version);
        running.compute(
                version, (same, job) -> job != null && !job.isDone() ? job : thread.submit(() -> settle(version)));
    }

    private void settle(long version) {
        try {
            runs.execute(version);
        } catch (RuntimeException broken) {
            LOG.error("run {} was interrupted and can be resumed", version, broken);
            failures.put(version, String.valueOf(broken.getMessage()));
        }
    }

    void await(long version) {
        Future<?> job = running.get(version);
        if (job == null) {
            return;
        }
        try {
            job.get();
            running.remove(version, job);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (CancellationException | ExecutionException ended) {
            LOG.warn("run {} ended early", version, ended);
        }
    }

    Optional<String> failure(long version) {
        return Optional.ofNullable(failures.get(version));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
