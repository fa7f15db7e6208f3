package org.example.supplier;

import static org.example.supplier.MarketParty.MESSAGE_ID;

import java.io.IOException;
import java.util.List;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataMarketDocument;

/**
 * Takes the party's mailboxes. Each document is kept as it came; values become CSV, answers become sentences.
 *
 * <p>The hub delivers a document once, but the party may end between doing and acknowledging, and then gets it again. So the id of a document is noted when
 * all is done, never before (then a document that was interrupted would be passed over), and doing it twice makes the same files twice.
 */
final class MailboxRoutes extends RouteBuilder {

    static final List<String> CATEGORIES = List.of("MasterData", "MeasureData", "Aggregations");

    private static final long PAUSE_MILLIS = 1_000;
    private static final long PAUSE_MILLIS_MAX = 60_000;

    private final MarketParty party;

    MailboxRoutes(MarketParty party) {
        this.party = party;
    }

    @Override
    public void configure() {
        // Nothing would be gained by giving it back: it lies in received/, and somebody must look at it.
        onException(IllegalArgumentException.class)
                .handled(true)
                .log(LoggingLevel.ERROR, "document ${header.MessageId} was not understood: ${exception.message}");
        // A full disk: the document stays with the hub, and the mailbox is not emptied further until there is room.
        // What is given back ten times is lost.
        onException(IOException.class, GenericFileOperationFailedException.class)
                .maximumRedeliveries(-1)
                .redeliveryDelay(PAUSE_MILLIS)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(PAUSE_MILLIS_MAX)
                .retryAttemptedLogLevel(LoggingLevel.WARN);

        for (String category : CATEGORIES) {
            from(party.mailbox(category))
                    .routeId("mailbox.take-" + category)
                    .routeDescription("Takes the mailbox " + category)
                    .to("direct:document.take");
        }

        // spotless:off
        from("direct:document.take")
            .routeId("document.take")
            .routeDescription("A document from any mailbox: kept, read, and handed to whom it concerns")
            .idempotentConsumer(header(MESSAGE_ID), party.taken()).eager(false)
                .step("keep the document as it came")
                    .to(party.fileOf("received", ".xml"))
                .end()
                .step("read the document")
                    .unmarshal(new MarketDocumentFormat())
                .end()
                .choice()
                    .when(body().isInstanceOf(NotifyValidatedMeasureDataMarketDocument.class))
                        .to("direct:values.store")
                    .when(method(Answers.class, "isAnswer"))
                        .to("direct:answers.store")
                    .otherwise()
                        .log("${header.DocumentType} ${header.MessageId} has come")
                .end()
            .end();
        // spotless:on

        // spotless:off
        from("direct:values.store")
            .routeId("values.store")
            .routeDescription("Values that came (RSM-012) become a CSV file")
            .step("write a row for each value")
                .bean(new MeteredValues(party.settings()), "rows")
                .marshal(new CsvRows(MeteredValues.COLUMNS))
            .end()
            .step("store the values")
                .to(party.fileOf("values", ".csv"))
            .end()
            .log("values of ${header.MessageId} stored");
        // spotless:on
    }
}
