package org.meterhub.hubroutes.delivery;

import org.apache.camel.builder.RouteBuilder;

/** Brings what waits to the parties: series into documents, documents to the broker, and the log's records into their order. */
public final class DeliveryRoutes extends RouteBuilder {

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
        errorHandler(noErrorHandler()); // a round that fails is the leased job's affair

        from("scheduler:bundle?delay=100")
            .routeId("measure.bundle").description("Makes documents of forwarded series that are due")
            .step("bundle what is due").bean(bundler, "bundleDue").end();

        from("scheduler:relay?delay=50")
            .routeId("documents.relay").description("Publishes rendered documents and marks what the broker confirmed")
            .step("publish what is pending").bean(relay, "publishPending").end();

        from("scheduler:sequence?delay=300")
            .routeId("log.sequence").description("Gives committed log records their contiguous index")
            .step("give the next indices").bean(logKeeper, "sequence").end();
    }
    // spotless:on
}
