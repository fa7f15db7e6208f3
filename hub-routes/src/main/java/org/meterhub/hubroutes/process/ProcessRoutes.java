package org.meterhub.hubroutes.process;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;

/** What all processes about metering points share: one look at the points of a batch of requests, and the clock. */
public final class ProcessRoutes extends RouteBuilder {

    private final RequestedPoints points;
    private final DueProcesses due;

    public ProcessRoutes(RequestedPoints points, DueProcesses due) {
        this.points = points;
        this.due = due;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.FIND_REQUESTED_POINTS)
            .routeId("processes.find-requested-points").description("Asks the registry once for the metering points that a batch of requests is about")
            .step("find the requested points of a batch").bean(points, "findAll").end();

        from("job:processes.advance?delay=2000&greedy=true&byTheDate=true")
            .routeId("processes.advance").description("Lets processes take effect whose deadline or date has come, and tells the others")
            .step("take due steps and notify").bean(due, "advance").end();
    }
    // spotless:on
}
