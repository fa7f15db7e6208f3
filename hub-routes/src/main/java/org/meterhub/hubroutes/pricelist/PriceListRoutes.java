package org.meterhub.hubroutes.pricelist;

import org.apache.camel.builder.RouteBuilder;

/** Suppliers are told of what owners have said of their charges. */
public final class PriceListRoutes extends RouteBuilder {

    private final PriceListNotifier notifier;

    public PriceListRoutes(PriceListNotifier notifier) {
        this.notifier = notifier;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("job:price-lists.notify?delay=2000&greedy=true")
            .routeId("price-list.notify").description("Tells suppliers of price lists that have changed, each in a document of its own")
            .step("tell of changed price lists").bean(notifier, "notifyWaiting").end();
    }
    // spotless:on
}
