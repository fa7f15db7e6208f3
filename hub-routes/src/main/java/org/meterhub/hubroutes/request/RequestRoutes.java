package org.meterhub.hubroutes.request;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.ProcessDesk;
import org.meterhub.hubroutes.request.RequestProcess.Answering;
import org.meterhub.hubroutes.request.RequestProcess.Way;

/** A route for each process of the catalogue: its transactions are decided on and answered, or answered one by one. */
public final class RequestRoutes extends RouteBuilder {

    private final RequestedPoints points;
    private final RequestServices services;
    private final ProcessDesk desk;

    public RequestRoutes(RequestedPoints points, RequestServices services, ProcessDesk desk) {
        this.points = points;
        this.services = services;
        this.desk = desk;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(RequestedPoints.FIND)
            .routeId("requests.find-points").description("Asks the registry once for the metering points that a batch of requests is about")
            .step("find the requested points of a batch").bean(points, "findAll").end();

        for (RequestProcess process : RequestCatalogue.ALL) {
            if (process.way() instanceof Way.Decided way) {
                decide(process, way);
            } else if (process.way() instanceof Way.Answered way) {
                answer(process, way);
            }
        }
    }

    private void decide(RequestProcess process, Way.Decided way) {
        from(process.endpoint())
            .routeId(process.id()).description(process.description())
            .step("decide on each " + process.name()).bean(new Decider(way, services), "decide").end()
            .step("answer the " + process.name() + " and carry out what follows").bean(desk, "answer").end();
    }

    private void answer(RequestProcess process, Way.Answered way) {
        from(process.endpoint())
            .routeId(process.id()).description(process.description())
            .step("answer each " + process.name()).bean(new Answerer(way.answering().apply(services)), "answer").end();
    }
    // spotless:on

    /** Decides on the transactions of a document. */
    public static final class Decider {

        private final Way.Decided way;
        private final RequestServices services;

        Decider(Way.Decided way, RequestServices services) {
            this.way = way;
            this.services = services;
        }

        public Decisions decide(InboundMessage inbound) {
            return way.deciding()
                    .decide(
                            services.registry(),
                            inbound,
                            services.market(),
                            services.clock().now());
        }
    }

    /** Answers the transactions of a document. */
    public static final class Answerer {

        private final Answering answering;

        Answerer(Answering answering) {
            this.answering = answering;
        }

        public void answer(InboundMessage inbound) {
            answering.answer(inbound);
        }
    }
}
