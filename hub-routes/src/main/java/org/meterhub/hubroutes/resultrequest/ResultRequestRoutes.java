package org.meterhub.hubroutes.resultrequest;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;

/** Requests for results: each is judged, and answered from what was sent before, or rejected. */
public final class ResultRequestRoutes extends RouteBuilder {

    private final ResultRequestSteps steps;

    public ResultRequestRoutes(ResultRequestSteps steps) {
        this.steps = steps;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_ENERGY_RESULTS)
            .routeId("energy-results.request").description("BRS-026: answers each request of one RSM-016 with stored sums of energy, or with reasons")
            .step("answer each request for energy").bean(steps, "answerEnergy").end();

        from(ReceiveRoutes.REQUEST_CHARGE_RESULTS)
            .routeId("charge-results.request").description("BRS-028: answers each request of one RSM-017 with stored amounts of charges, or with reasons")
            .step("answer each request for charges").bean(steps, "answerCharges").end();
    }
    // spotless:on
}
