package org.meterhub.hubroutes.changeofsupplier;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.process.ProcessDesk;

/** BRS-001 and BRS-043, change of supplier: a request is confirmed or rejected at once; the others hear of it when it can no longer be cancelled. */
public final class ChangeOfSupplierRoutes extends RouteBuilder {

    private final ChangeOfSupplierSteps steps;
    private final ProcessDesk desk;

    public ChangeOfSupplierRoutes(ChangeOfSupplierSteps steps, ProcessDesk desk) {
        this.steps = steps;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_CHANGE_OF_SUPPLIER)
            .routeId("change-of-supplier.request").description("BRS-001, BRS-043: decides on the transactions of one RSM-001")
            .step("decide on each change of supplier").bean(steps, "decide").end()
            .step("answer the change of supplier and carry out what follows").bean(desk, "answer").end();
    }
    // spotless:on
}
