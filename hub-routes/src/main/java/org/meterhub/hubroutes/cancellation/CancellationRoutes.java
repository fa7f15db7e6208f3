package org.meterhub.hubroutes.cancellation;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.process.ProcessDesk;

/** A party withdraws a request of its own before its deadline; nobody else had heard of it. */
public final class CancellationRoutes extends RouteBuilder {

    private final CancellationSteps steps;
    private final ProcessDesk desk;

    public CancellationRoutes(CancellationSteps steps, ProcessDesk desk) {
        this.steps = steps;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_CANCELLATION)
            .routeId("cancellation.request").description("Decides on the transactions of one RSM-024")
            .step("decide on each cancellation").bean(steps, "decide").end()
            .step("answer the cancellation and carry out what follows").bean(desk, "answer").end();
    }
    // spotless:on
}
