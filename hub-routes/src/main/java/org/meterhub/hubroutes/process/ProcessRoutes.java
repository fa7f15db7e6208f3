package org.meterhub.hubroutes.process;

import org.apache.camel.builder.RouteBuilder;

/** What all processes about metering points share: the clock. */
public final class ProcessRoutes extends RouteBuilder {

    private final DueProcesses due;

    public ProcessRoutes(DueProcesses due) {
        this.due = due;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("job:processes.advance?delay=2000&greedy=true&byTheDate=true")
            .routeId("processes.advance").description("Lets processes take effect whose deadline or date has come, and tells the others")
            .step("take due steps and notify").bean(due, "advance").end();
    }
    // spotless:on
}
