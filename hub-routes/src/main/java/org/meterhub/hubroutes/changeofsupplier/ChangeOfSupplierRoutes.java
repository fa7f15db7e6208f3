package org.meterhub.hubroutes.changeofsupplier;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;

/** BRS-001, change of supplier: a request is confirmed or rejected at once; the others hear of it when it can no longer be cancelled. */
public final class ChangeOfSupplierRoutes extends RouteBuilder {

    private final ChangeOfSupplierSteps steps;

    public ChangeOfSupplierRoutes(ChangeOfSupplierSteps steps) {
        this.steps = steps;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_CHANGE_OF_SUPPLIER)
            .routeId("change-of-supplier.request").description("BRS-001: decides on the transactions of one RSM-001")
            .step("decide on each transaction").bean(steps, "decide").end()
            .step("confirm or reject").bean(steps, "answer").end();

        from("timer:change-of-supplier?period=250&fixedRate=false&includeMetadata=false")
            .routeId("change-of-supplier.effectuate").description("BRS-001: makes changes final whose deadline has passed and tells the others")
            .step("make due changes final and notify").bean(steps, "effectuateDue").end();
    }
    // spotless:on
}
