package org.meterhub.hubroutes.delivery;

import org.apache.camel.builder.RouteBuilder;

/** Brings what waits to the parties: series into documents, documents to the broker, and the log's records into their order. */
public final class DeliveryRoutes extends RouteBuilder {

    /** The signal that documents were committed. */
    public static final String OUTBOX = "outbox";

    /** The signal that series were committed. */
    public static final String ITEMS = "items";

    private final Bundler bundler;
    private final Relay relay;
    private final LogKeeper logKeeper;

    public DeliveryRoutes(Bundler bundler, Relay relay, LogKeeper logKeeper) {
        this.bundler = bundler;
        this.relay = relay;
        this.logKeeper = logKeeper;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // a round that fails is the job's affair

        from("job:measure.bundle?delay=2000&pause=100&wokenBy=" + ITEMS)
            .routeId("measure.bundle").description("Makes documents of forwarded series that are due")
            .step("bundle what is due").bean(bundler, "bundleDue").end();

        from("job:documents.relay?delay=1000&greedy=true&wokenBy=" + OUTBOX)
            .routeId("documents.relay").description("Publishes rendered documents and marks what the broker confirmed")
            .step("take what is pending").bean(relay, "take").end()
            .step("publish to the mailboxes").to(Mailboxes.PARTIES).end()
            .step("mark what the broker confirmed").bean(relay, "mark").end();

        from("job:log.sequence?delay=2000&greedy=true")
            .routeId("log.sequence").description("Gives committed log records their contiguous index")
            .step("give the next indices").bean(logKeeper, "sequence").end();
    }
    // spotless:on
}
