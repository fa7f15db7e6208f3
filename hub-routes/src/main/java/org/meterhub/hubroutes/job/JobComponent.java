package org.meterhub.hubroutes.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.CommitSignal;
import org.meterhub.database.Leases;
import org.meterhub.marketmodel.MarketClock;

/**
 * {@code job:documents.relay?delay=1000&wokenBy=outbox}: a scheduled consumer whose rounds one hub process makes at a time, under the lease of the job's name.
 * A round begins when a commit of this process has made work for it, and in any case after the delay, for what other processes commit and for what becomes
 * due. The route gets the {@link Turn}, and ends with the number of things it did.
 *
 * <p>Parameters, times in milliseconds: {@code delay} between two rounds when nothing wakes it, {@code initialDelay} (by default none), {@code pause} that passes
 * between two rounds in any case, {@code wokenBy} a signal, {@code greedy} to make the next round at once while there is something to do, and {@code byTheDate} for
 * what may not be done while the hub's clock is in doubt.
 */
public final class JobComponent extends DefaultComponent {

    /** The scheme of its endpoints. */
    public static final String SCHEME = "job";

    private final Leases leases;
    private final String holder;
    private final Map<String, CommitSignal> signals;
    private final MarketClock clock;
    private final BooleanSupplier dateIsSure;
    private final List<JobConsumer> jobs = new CopyOnWriteArrayList<>();

    /**
     * @param holder of all leases of this process, unlike that of any other
     * @param signals what may wake a job, by the names that routes give them
     * @param clock when it is moved by hand, every job looks what is due now
     * @param dateIsSure whether what goes by the date may be done
     */
    public JobComponent(
            Leases leases,
            String holder,
            Map<String, CommitSignal> signals,
            MarketClock clock,
            BooleanSupplier dateIsSure) {
        this.leases = leases;
        this.holder = holder;
        this.signals = Map.copyOf(signals);
        this.clock = clock;
        this.dateIsSure = dateIsSure;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String job, Map<String, Object> parameters) {
        @Nullable String wokenBy = getAndRemoveParameter(parameters, "wokenBy", String.class);
        @Nullable CommitSignal signal = wokenBy == null ? null : signals.get(wokenBy);
        if (wokenBy != null && signal == null) {
            throw new IllegalArgumentException(
                    uri + " is to be woken by '" + wokenBy + "', and there are " + signals.keySet());
        }
        JobPace pace = new JobPace(
                milliseconds(parameters, "initialDelay", 0),
                milliseconds(parameters, "delay", 1_000),
                milliseconds(parameters, "pause", 0));
        boolean byTheDate = getAndRemoveParameter(parameters, "byTheDate", Boolean.class, false);
        boolean greedy = getAndRemoveParameter(parameters, "greedy", Boolean.class, false);
        JobEndpoint endpoint = new JobEndpoint(uri, this, job, pace, signal, byTheDate);
        endpoint.setGreedy(greedy);
        return endpoint;
    }

    private Duration milliseconds(Map<String, Object> parameters, String name, long otherwise) {
        return Duration.ofMillis(getAndRemoveParameter(parameters, name, Long.class, otherwise));
    }

    /** What is wrong with jobs, in sentences for the operator; empty when all of them did their last round. */
    public List<String> troubles() {
        return jobs.stream()
                .flatMap(job -> job.trouble() == null ? Stream.empty() : Stream.of(job.trouble()))
                .toList();
    }

    Turn turnAt(String job) {
        return new Turn(leases, job, holder);
    }

    MarketClock clock() {
        return clock;
    }

    boolean dateIsSure() {
        return dateIsSure.getAsBoolean();
    }

    void started(JobConsumer job) {
        jobs.add(job);
    }

    void stopped(JobConsumer job) {
        jobs.remove(job);
    }
}
