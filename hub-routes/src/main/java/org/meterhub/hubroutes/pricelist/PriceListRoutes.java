package org.meterhub.hubroutes.pricelist;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;

/** Price lists: what an owner says of its charges is recorded and confirmed, or rejected; the suppliers are told. */
public final class PriceListRoutes extends RouteBuilder {

    private final PriceListSteps steps;
    private final PriceListRequestSteps requests;
    private final PriceListNotifier notifier;

    public PriceListRoutes(PriceListSteps steps, PriceListRequestSteps requests, PriceListNotifier notifier) {
        this.steps = steps;
        this.requests = requests;
        this.notifier = notifier;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_PRICE_LIST_CHANGE)
            .routeId("price-list.request").description("BRS-031, 032, 033: decides on the transactions of one RSM-033")
            .step("decide on each change of a price list").bean(steps, "decide").end()
            .step("answer the change of a price list").bean(steps, "answer").end();

        from(ReceiveRoutes.REQUEST_PRICE_LIST)
            .routeId("price-list.query").description("Answers each question of one RSM-035 with what charges are or cost, or with reasons")
            .step("answer each question about price lists").bean(requests, "answer").end();

        from("job:price-lists.notify?delay=2000&greedy=true")
            .routeId("price-list.notify").description("Tells suppliers of price lists that have changed, each in a document of its own")
            .step("tell of changed price lists").bean(notifier, "notifyWaiting").end();
    }
    // spotless:on
}
