package org.example.supplier;

/** A supplier asks to take over metering points: a CSV file becomes one RSM-001. */
final class ChangeOfSupplierRoutes extends SendingRoutes {

    ChangeOfSupplierRoutes(MarketParty party) {
        super(party);
    }

    @Override
    public void configure() {
        errors("switches");
        // spotless:off
        from(party().toSend("switches"))
            .routeId("change-of-supplier.ask")
            .routeDescription("BRS-001: the rows of a CSV file become one RSM-001 to the hub")
            .step("give the request an id that this file always gets")
                .convertBodyTo(byte[].class)
                .setHeader(MarketParty.MESSAGE_ID, method(Draft.class, "id"))
            .end()
            .step("write the request")
                .unmarshal(new CsvRows())
                .bean(new ChangesOfSupplier(party().settings()), "request")
                .marshal(new MarketDocumentFormat())
                // Bytes can be sent again when the hub cannot be reached; a stream has been read.
                .convertBodyTo(byte[].class)
            .end()
            .step("keep a copy of the request")
                .to(party().fileOf("sent", ".xml"))
            .end()
            .step("send the request")
                .to(party().address("structure"))
            .end()
            .log("${file:name} sent as ${header.MessageId}");
        // spotless:on
    }
}
