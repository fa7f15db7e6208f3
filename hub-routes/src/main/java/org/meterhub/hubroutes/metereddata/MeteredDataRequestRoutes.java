package org.meterhub.hubroutes.metereddata;

import org.apache.camel.builder.RouteBuilder;

/** BRS-024 and BRS-025, request for metered data (RSM-015): a party gets the stored values that are its to see, or learns why not. */
public final class MeteredDataRequestRoutes extends RouteBuilder {

    private final MeteredDataRequests requests;

    public MeteredDataRequestRoutes(MeteredDataRequests requests) {
        this.requests = requests;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(MeteredDataProcesses.REQUEST.endpoint())
            .routeId(MeteredDataProcesses.REQUEST.id()).description(MeteredDataProcesses.REQUEST.description())
            .step("find what is known of the points").bean(requests, "findMeteringPoints").end()
            .step("judge each request").bean(requests, "judge").end()
            .step("look the values up").bean(requests, "lookUp").end()
            .step("give reasons to the others").bean(requests, "answer").end();
    }
    // spotless:on
}
