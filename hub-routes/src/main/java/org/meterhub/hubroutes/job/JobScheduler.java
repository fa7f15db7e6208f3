package org.meterhub.hubroutes.job;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.CommitSignal;
import org.meterhub.marketmodel.MarketClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a consumer make its rounds in a thread of its own: as soon as it is woken, and otherwise after the delay. What wakes it during a round wakes it for the
 * next. All times are of the monotonic clock, so that no step of the machine's clock holds a job up.
 */
final class JobScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
    private static final long STOP_SECONDS_MAX = 60;

    private final String job;
    private final JobPace pace;
    private final @Nullable CommitSignal signal;
    private final MarketClock clock;
    private final RestAfterFailure rest;
    private final Runnable wake = this::wake;
    private final ReentrantLock pacing = new ReentrantLock();
    private final Condition changed = pacing.newCondition();
    private boolean woken;
    private boolean stopping;
    private @Nullable Runnable round;
    private @Nullable Thread thread;
    private @Nullable CamelContext context;

    JobScheduler(String job, JobPace pace, @Nullable CommitSignal signal, MarketClock clock, RestAfterFailure rest) {
        this.job = job;
        this.pace = pace;
        this.signal = signal;
        this.clock = clock;
        this.rest = rest;
    }

    @Override
    public void onInit(Consumer consumer) {}

    @Override
    public void scheduleTask(Runnable task) {
        round = task;
    }

    @Override
    public void unscheduleTask() {
        round = null;
    }

    @Override
    public void startScheduler() {
        if (thread == null && round != null) {
            stopping = false;
            if (signal != null) {
                signal.wakes(wake);
            }
            clock.whenMoved(wake);
            thread = new Thread(this::makeRounds, "job-" + job);
            thread.start();
        }
    }

    @Override
    public boolean isSchedulerStarted() {
        return thread != null;
    }

    private void wake() {
        pacing.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            pacing.unlock();
        }
    }

    private void makeRounds() {
        long begun = System.nanoTime();
        await(begun + pace.first().toNanos(), begun + pace.first().toNanos());
        while (!hasToStop()) {
            try {
                Objects.requireNonNull(round, "the round of " + job).run();
            } catch (RuntimeException | Error failure) {
                // The consumer tells failures to its strategy; whatever else happens must not end the thread, or the
                // job would stand still unnoticed.
                LOG.error("{} broke off, and goes on", job, failure);
            }
            long now = System.nanoTime();
            long resting = rest.duration().toNanos();
            long earliest = now + Math.max(pace.pause().toNanos(), resting);
            // What a failed round has not done is work: the next need not be woken.
            await(
                    earliest,
                    resting > 0
                            ? earliest
                            : Math.max(earliest, now + pace.delay().toNanos()));
        }
    }

    /** Waits until the one time if it is woken, and until the other if not; ends at once when the job stops. */
    private void await(long whenWoken, long otherwise) {
        pacing.lock();
        try {
            long left = (woken ? whenWoken : otherwise) - System.nanoTime();
            while (!stopping && left > 0) {
                changed.awaitNanos(left);
                left = (woken ? whenWoken : otherwise) - System.nanoTime();
            }
            woken = false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping = true;
        } finally {
            pacing.unlock();
        }
    }

    private boolean hasToStop() {
        pacing.lock();
        try {
            return stopping;
        } finally {
            pacing.unlock();
        }
    }

    /** Never by an interrupt: it would close H2's file under the round. */
    @Override
    protected void doStop() throws Exception {
        Thread running = thread;
        if (running == null) {
            return;
        }
        if (signal != null) {
            signal.wakesNoMore(wake);
        }
        clock.whenMovedNoMore(wake);
        pacing.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            pacing.unlock();
        }
        if (running != Thread.currentThread()) {
            running.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS_MAX));
        }
        thread = null;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }
}
