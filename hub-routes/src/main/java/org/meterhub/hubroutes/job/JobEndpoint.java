package org.meterhub.hubroutes.job;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.CommitSignal;

/** One job. */
final class JobEndpoint extends ScheduledPollEndpoint {

    private final JobComponent component;
    private final String job;
    private final JobPace pace;
    private final @Nullable CommitSignal signal;
    private final boolean byTheDate;

    JobEndpoint(
            String uri,
            JobComponent component,
            String job,
            JobPace pace,
            @Nullable CommitSignal signal,
            boolean byTheDate) {
        super(uri, component);
        this.component = component;
        this.job = job;
        this.pace = pace;
        this.signal = signal;
        this.byTheDate = byTheDate;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        RestAfterFailure rest = new RestAfterFailure(job);
        JobConsumer consumer = new JobConsumer(this, processor, component.turnAt(job), rest);
        configureConsumer(consumer);
        consumer.setPollStrategy(rest);
        consumer.setScheduler(new JobScheduler(job, pace, signal, component.clock(), rest));
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalStateException("nothing is sent to " + getEndpointUri() + ": it is a job");
    }

    JobComponent jobs() {
        return component;
    }

    boolean mayWork() {
        return !byTheDate || component.dateIsSure();
    }
}
