package org.meterhub.hubroutes.process;

import org.apache.camel.builder.RouteBuilder;

/** The clock of all processes about metering points. */
public final class DueProcessRoutes extends RouteBuilder {

    private final DueProcesses due;

    public DueProcessRoutes(DueProcesses due) {
        this.due = due;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("timer:processes?period=250&fixedRate=false&includeMetadata=false")
            .routeId("processes.advance").description("Lets processes take effect whose deadline or date has come, and tells the others")
            .step("take due steps and notify").bean(due, "advance").end();
    }
    // spotless:on
}
