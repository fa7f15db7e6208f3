package org.example.supplier;

/** A grid company sends metered values: a CSV file becomes one RSM-012. */
final class MeteredValuesRoutes extends SendingRoutes {

    MeteredValuesRoutes(MarketParty party) {
        super(party);
    }

    @Override
    public void configure() {
        errors("readings");
        // spotless:off
        from(party().toSend("readings"))
            .routeId("metered-values.send")
            .routeDescription("BRS-021: the rows of a CSV file become one RSM-012 to the hub")
            .step("give the readings an id that this file always gets")
                .convertBodyTo(byte[].class)
                .setHeader(MarketParty.MESSAGE_ID, method(Draft.class, "id"))
            .end()
            .step("write the series")
                .unmarshal(new CsvRows())
                .bean(new MeteredValues(party().settings()), "document")
                .marshal(new MarketDocumentFormat())
                // Bytes can be sent again when the hub cannot be reached; a stream has been read.
                .convertBodyTo(byte[].class)
            .end()
            .step("keep a copy of the readings")
                .to(party().fileOf("sent", ".xml"))
            .end()
            .step("send the readings")
                .to(party().address("measure"))
            .end()
            .log("${file:name} sent as ${header.MessageId}");
        // spotless:on
    }
}
