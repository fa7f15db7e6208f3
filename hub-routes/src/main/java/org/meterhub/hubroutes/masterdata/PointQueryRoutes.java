package org.meterhub.hubroutes.masterdata;

import org.apache.camel.builder.RouteBuilder;
import org.meterhub.hubroutes.intake.ReceiveRoutes;

/** BRS-005 and questions about charge links: whoever may know is told what the hub knows of a metering point, others learn why not. */
public final class PointQueryRoutes extends RouteBuilder {

    private final MasterDataRequestSteps masterData;
    private final ChargeLinkRequestSteps chargeLinks;

    public PointQueryRoutes(MasterDataRequestSteps masterData, ChargeLinkRequestSteps chargeLinks) {
        this.masterData = masterData;
        this.chargeLinks = chargeLinks;
    }

    // spotless:off
    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ReceiveRoutes.REQUEST_MASTER_DATA)
            .routeId("master-data.query").description("BRS-005: answers each question of one RSM-006 with master data or with reasons")
            .step("answer each question about master data").bean(masterData, "answer").end();

        from(ReceiveRoutes.REQUEST_CHARGE_LINKS)
            .routeId("charge-links.query").description("Answers each question of one RSM-032 with charge links or with reasons")
            .step("answer each question about charge links").bean(chargeLinks, "answer").end();
    }
    // spotless:on
}
