package org.meterhub.hubroutes.movein;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.process.ProcessDesk;

/** BRS-009, move-in: a request is confirmed or rejected at once, and takes effect on its date, or at once when that has passed. */
public final class MoveInRoutes extends RouteBuilder {

    private final MoveInSteps steps;
    private final ProcessDesk desk;

    public MoveInRoutes(MoveInSteps steps, ProcessDesk desk) {
        this.steps = steps;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_MOVE_IN)
            .routeId("move-in.request").description("BRS-009: decides on the transactions of one RSM-001")
            .step("decide on each move-in").bean(steps, "decide").end()
            .step("answer the move-in and carry out what follows").bean(desk, "answer").end();
    }
    // spotless:on
}
