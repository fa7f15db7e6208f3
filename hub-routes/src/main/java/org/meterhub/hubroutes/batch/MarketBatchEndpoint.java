package org.meterhub.hubroutes.batch;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.meterhub.hubroutes.Queues.Channel;

/** One of the hub's two queues, consumed in batches. */
final class MarketBatchEndpoint extends DefaultEndpoint {

    private final MarketBatchComponent component;
    private final Channel channel;
    private final int consumers;

    MarketBatchEndpoint(String uri, MarketBatchComponent component, Channel channel, int consumers) {
        super(uri, component);
        this.component = component;
        this.channel = channel;
        this.consumers = consumers;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        BatchConsumer consumer = new BatchConsumer(this, processor, component, channel, consumers);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalStateException(
                "nothing is sent to " + getEndpointUri() + ": parties send to their own addresses");
    }
}
