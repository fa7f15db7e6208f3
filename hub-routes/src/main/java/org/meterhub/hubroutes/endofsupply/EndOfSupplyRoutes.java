package org.meterhub.hubroutes.endofsupply;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.process.ProcessDesk;

/** BRS-002, end of supply, and BRS-010, move-out: a request is confirmed or rejected at once; others hear of it when its deadline has passed. */
public final class EndOfSupplyRoutes extends RouteBuilder {

    private final EndOfSupplySteps steps;
    private final ProcessDesk desk;

    public EndOfSupplyRoutes(EndOfSupplySteps steps, ProcessDesk desk) {
        this.steps = steps;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_END_OF_SUPPLY)
            .routeId("end-of-supply.request").description("BRS-002, BRS-010: decides on the transactions of one RSM-005")
            .step("decide on each end of supply").bean(steps, "decide").end()
            .step("answer the end of supply and carry out what follows").bean(desk, "answer").end();
    }
    // spotless:on
}
