package org.meterhub.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Shares worked on beside each other by threads of this process, one for each, which end with the work. */
public final class ThreadShares implements WorkShares {

    private final int count;

    /** @throws IllegalArgumentException when there would be no share */
    public ThreadShares(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("work needs one share at least, not " + count);
        }
        this.count = count;
    }

    @Override
    public int pointRanges() {
        return 1;
    }

    @Override
    public int dayRanges() {
        return count;
    }

    @Override
    public <P> List<P> work(List<WorkShare> shares, Function<WorkShare, P> calculation) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(count, Math.max(1, shares.size())), work -> {
            Thread thread = new Thread(work, "settlement-share");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<P>> running = new ArrayList<>();
            shares.forEach(share -> running.add(threads.submit(() -> calculation.apply(share))));
            List<P> parts = new ArrayList<>();
            for (Future<P> one : running) {
                parts.add(one.get());
            }
            return parts;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a share of a settlement failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the settlement was interrupted");
            cancelled.initCause(interrupted);
            throw cancelled;
        } finally {
            threads.shutdownNow();
        }
    }
}
