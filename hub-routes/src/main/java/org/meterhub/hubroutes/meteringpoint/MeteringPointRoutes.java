package org.meterhub.hubroutes.meteringpoint;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.process.ProcessDesk;

/** The life of a metering point: what its grid company says is recorded and confirmed, or rejected; the supplier is told. */
public final class MeteringPointRoutes extends RouteBuilder {

    private final MeteringPointSteps steps;
    private final ProcessDesk desk;

    public MeteringPointRoutes(MeteringPointSteps steps, ProcessDesk desk) {
        this.steps = steps;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_METERING_POINT_CHANGE)
            .routeId("metering-point.request").description("BRS-004, 006, 007, 008, 013: decides on the transactions of one RSM-021")
            .step("decide on each metering point change").bean(steps, "decide").end()
            .step("answer the metering point change and carry out what follows").bean(desk, "answer").end();
    }
    // spotless:on
}
