package org.meterhub.hubroutes.chargelink;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.process.ProcessDesk;

/** Charge links: what a metering point pays is recorded and confirmed, or rejected; its supplier is told. */
public final class ChargeLinkRoutes extends RouteBuilder {

    private final ChargeLinkSteps steps;
    private final ProcessDesk desk;

    public ChargeLinkRoutes(ChargeLinkSteps steps, ProcessDesk desk) {
        this.steps = steps;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_CHARGE_LINKS_CHANGE)
            .routeId("charge-links.request").description("Decides on the transactions of one RSM-030")
            .step("decide on each change of charge links").bean(steps, "decide").end()
            .step("answer the change of charge links and tell the others").bean(desk, "answer").end();
    }
    // spotless:on
}
