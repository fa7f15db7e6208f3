package org.meterhub.hubroutes.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultConsumer;
import org.meterhub.hubroutes.Queues.Channel;

/** Runs the threads that take batches, and lends them the route. */
final class BatchConsumer extends DefaultConsumer {

    private static final long STOP_SECONDS_MAX = 60;

    private final MarketBatchComponent component;
    private final Channel channel;
    private final int consumers;
    private final List<BatchLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    BatchConsumer(
            MarketBatchEndpoint endpoint,
            Processor processor,
            MarketBatchComponent component,
            Channel channel,
            int consumers) {
        super(endpoint, processor);
        this.component = component;
        this.channel = channel;
        this.consumers = consumers;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        for (int i = 1; i <= consumers; i++) {
            BatchLoop loop = new BatchLoop(component, channel, this::route);
            Thread thread = new Thread(loop, "batch-" + channel.hubQueue() + "-" + i);
            loops.add(loop);
            threads.add(thread);
            thread.start();
        }
    }

    /** A batch under way is finished, so that stopping loses nothing and repeats nothing. */
    @Override
    protected void doStop() throws Exception {
        loops.forEach(BatchLoop::stop);
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS_MAX));
        }
        loops.clear();
        threads.clear();
        super.doStop();
    }

    private void route(InboundBatch batch) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(batch);
            getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        Exception failure = exchange.getException();
        releaseExchange(exchange, false);
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure != null) {
            throw new RuntimeCamelException(failure);
        }
    }
}
