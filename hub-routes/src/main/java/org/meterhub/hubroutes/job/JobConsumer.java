package org.meterhub.hubroutes.job;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;

/** Makes the rounds of one job, when it is this process's turn. A round that fails is told by the route, rests, and is made again. */
public final class JobConsumer extends ScheduledPollConsumer {

    private final JobEndpoint endpoint;
    private final Turn turn;
    private final RestAfterFailure rest;

    JobConsumer(JobEndpoint endpoint, Processor processor, Turn turn, RestAfterFailure rest) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.turn = turn;
        this.rest = rest;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.jobs().started(this);
    }

    /** A round under way is finished; then another process may take over at once. */
    @Override
    protected void doStop() throws Exception {
        endpoint.jobs().stopped(this);
        super.doStop();
        turn.close();
    }

    @Override
    protected int poll() throws Exception {
        return round();
    }

    /**
     * One round, when it is this process's turn; also for whoever sets the pace by hand.
     *
     * @return how much was done
     * @throws Exception when it failed; it is made again
     */
    public int round() throws Exception {
        if (!endpoint.mayWork() || !turn.isOurs()) {
            return 0;
        }
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(turn);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange.getMessage().getBody() instanceof Integer done ? done : 0;
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** Why its last round failed, for the operator; null when it did not. */
    @Nullable
    String trouble() {
        return rest.trouble();
    }
}
