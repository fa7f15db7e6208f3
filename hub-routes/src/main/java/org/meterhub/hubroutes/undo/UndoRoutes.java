package org.meterhub.hubroutes.undo;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.process.ProcessDesk;

/** BRS-003 and BRS-011: what should not have been is undone at once, or the request is rejected. */
public final class UndoRoutes extends RouteBuilder {

    private final UndoSteps steps;
    private final ProcessDesk desk;

    public UndoRoutes(UndoSteps steps, ProcessDesk desk) {
        this.steps = steps;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_UNDO)
            .routeId("undo.request").description("BRS-003, BRS-011: decides on the transactions of one RSM-003")
            .step("decide on each undoing").bean(steps, "decide").end()
            .step("answer the undoing and carry out what follows").bean(desk, "answer").end();
    }
    // spotless:on
}
