package org.meterhub.hubroutes.customerdata;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.process.ProcessDesk;

/** BRS-015, customer data: what the supplier says is recorded and confirmed, or rejected; the grid company is told. */
public final class CustomerDataRoutes extends RouteBuilder {

    private final CustomerDataSteps steps;
    private final ProcessDesk desk;

    public CustomerDataRoutes(CustomerDataSteps steps, ProcessDesk desk) {
        this.steps = steps;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_CUSTOMER_CHANGE)
            .routeId("customer-data.request").description("BRS-015: decides on the transactions of one RSM-027")
            .step("decide on each customer change").bean(steps, "decide").end()
            .step("answer the customer change and carry out what follows").bean(desk, "answer").end();
    }
    // spotless:on
}
