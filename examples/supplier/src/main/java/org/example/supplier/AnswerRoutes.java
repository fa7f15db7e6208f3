package org.example.supplier;

import org.apache.camel.builder.RouteBuilder;

/** Tells people what the hub answered. */
final class AnswerRoutes extends RouteBuilder {

    private final MarketParty party;

    AnswerRoutes(MarketParty party) {
        this.party = party;
    }

    @Override
    public void configure() {
        // spotless:off
        from("direct:answers.store")
            .routeId("answers.store")
            .routeDescription("Confirmations and rejections become a CSV file, each reason with the text of its code")
            // Failures are the affair of the route that has the document in hand.
            .errorHandler(noErrorHandler())
            .step("write a row for each transaction and reason")
                .bean(new Answers(), "rows")
                .marshal(new CsvRows(Answers.COLUMNS))
            .end()
            .step("store the answers")
                .to(party.fileOf("answers", ".csv"))
            .end()
            .log("answer ${header.MessageId} stored");
        // spotless:on
    }
}
