package org.example.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meterhub.marketdocuments.CimHead;
import org.meterhub.marketdocuments.ValueSeries;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataMarketDocument;
import org.meterhub.marketdocuments.cim.RequestChangeOfSupplierMarketDocument;

/** What becomes of the files that lie ready to be sent. Both routes stand in one context here. */
class SendingRoutesTest extends PartyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SWITCHES = "transaction;metering_point;start\n";
    private static final String READINGS = "metering_point;type;resolution;from;quantity_kwh;quality\n";

    @Override
    PartySettings settings() {
        return supplier();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                getContext().addRoutes(new ChangeOfSupplierRoutes(new MarketParty(supplier())));
                getContext().addRoutes(new MeteredValuesRoutes(new MarketParty(gridCompany())));
            }
        };
    }

    @BeforeEach
    void theTestIsTheHub() throws Exception {
        for (String route : List.of("change-of-supplier.ask", "metered-values.send")) {
            AdviceWith.adviceWith(context, route, advice -> advice.weaveByToUri("jms:*")
                    .replace()
                    .to("mock:hub"));
        }
        context.start();
    }

    private byte[] sent(int index) {
        return Objects.requireNonNull(getMockEndpoint("mock:hub")
                .getReceivedExchanges()
                .get(index)
                .getMessage()
                .getBody(byte[].class));
    }

    private void awaitSent(int count) {
        MockEndpoint hub = getMockEndpoint("mock:hub");
        await().atMost(PATIENCE).until(() -> hub.getReceivedCounter() >= count);
        assertThat(hub.getReceivedCounter()).isEqualTo(count);
    }

    @Test
    void the_rows_of_a_file_are_the_transactions_of_a_document() throws Exception {
        write(
                "switches/monday.csv",
                SWITCHES + "tk-1;707057500010000022;2026-11-20\ntk-2;707057500010000039;2026-10-25\n");
        awaitSent(1);
        RequestChangeOfSupplierMarketDocument request =
                DOCUMENTS.read(sent(0), RequestChangeOfSupplierMarketDocument.class);
        CimHead head = CimHead.of(request);
        assertThat(head.sender()).isEqualTo(TINDEKRAFT);
        assertThat(head.receiver()).isEqualTo(HUB);
        assertThat(head.process()).isEqualTo("E03");
        assertThat(head.createdAt()).isEqualTo(WRITTEN_AT);
        assertThat(request.getMktActivityRecords())
                .extracting(
                        record -> record.getMRID(),
                        record -> record.getMarketEvaluationPointMRID().getValue(),
                        record -> record.getStartDateAndOrTimeDateTime().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tk-1", "707057500010000022", "2026-11-19T23:00:00Z"),
                        org.assertj.core.groups.Tuple.tuple("tk-2", "707057500010000039", "2026-10-24T22:00:00Z"));
        await().atMost(PATIENCE).until(() -> files("switches/done").contains("monday.csv"));
        assertThat(folder.resolve("sent/" + head.messageId() + ".xml")).hasBinaryContent(sent(0));
    }

    /** After a crash between sending and moving the file it is sent again, and the hub must find it the same. */
    @Test
    void the_same_file_makes_the_same_bytes_and_another_makes_another_document() throws Exception {
        String content = SWITCHES + "tk-1;707057500010000022;2026-11-20\n";
        write("switches/monday.csv", content);
        awaitSent(1);
        await().atMost(PATIENCE).until(() -> files("switches").isEmpty());
        write("switches/monday.csv", content);
        awaitSent(2);
        assertThat(sent(1)).isEqualTo(sent(0));
        write("switches/tuesday.csv", content);
        awaitSent(3);
        assertThat(CimHead.of(DOCUMENTS.read(sent(2))).messageId())
                .isNotEqualTo(CimHead.of(DOCUMENTS.read(sent(0))).messageId());
    }

    @Test
    void a_wrong_file_is_refused_with_its_reason_and_nothing_is_sent() throws Exception {
        write("switches/monday.csv", SWITCHES + "tk-1;707057500010000022;2026-11-20\ntk-2;707057500010000022;soon\n");
        write("switches/tuesday.csv", SWITCHES);
        await().atMost(PATIENCE).until(() -> files("switches/refused").size() == 4);
        assertThat(read("switches/refused/monday.csv.why.txt"))
                .isEqualTo("row 2: start is soon, which is no day such as 2026-12-24");
        assertThat(read("switches/refused/tuesday.csv.why.txt")).isEqualTo("the file has no rows");
        assertThat(getMockEndpoint("mock:hub").getReceivedCounter()).isZero();
    }

    @Test
    void a_hub_that_cannot_be_reached_is_waited_for() throws Exception {
        MockEndpoint hub = getMockEndpoint("mock:hub");
        hub.whenExchangeReceived(1, exchange -> {
            throw new JMSException("no connection");
        });
        write("switches/monday.csv", SWITCHES + "tk-1;707057500010000022;2026-11-20\n");
        awaitSent(2);
        assertThat(sent(1)).isEqualTo(sent(0));
        await().atMost(PATIENCE).until(() -> files("switches/done").contains("monday.csv"));
    }

    @Test
    void readings_that_follow_each_other_make_a_series() throws Exception {
        write(
                "readings/october.csv",
                READINGS
                        + "707057500010000015;E17;PT1H;2026-10-24T22:00:00Z;1.25;\n"
                        + "707057500010000015;E17;PT1H;2026-10-24T23:00:00Z;;\n"
                        + "707057500010000015;E17;PT1H;2026-10-25T02:00:00Z;0.5;A03\n"
                        + "707057500010000022;E17;PT15M;2026-10-25T02:00:00Z;7;\n");
        awaitSent(1);
        NotifyValidatedMeasureDataMarketDocument document =
                DOCUMENTS.read(sent(0), NotifyValidatedMeasureDataMarketDocument.class);
        assertThat(CimHead.of(document).sender()).isEqualTo(FJORDBYGD);
        assertThat(CimHead.of(document).senderRole()).isEqualTo("MDR");
        List<ValueSeries> series = ValueSeries.of(document);
        assertThat(series)
                .extracting(one -> one.meteringPoint() + " " + one.from() + " " + one.to())
                .containsExactly(
                        "707057500010000015 2026-10-24T22:00:00Z 2026-10-25T00:00:00Z",
                        "707057500010000015 2026-10-25T02:00:00Z 2026-10-25T03:00:00Z",
                        "707057500010000022 2026-10-25T02:00:00Z 2026-10-25T02:15:00Z");
        assertThat(series).allSatisfy(one -> assertThat(one.transaction()).hasSizeLessThanOrEqualTo(36));
        assertThat(series.get(0).values().get(0).quantityKwh()).isEqualByComparingTo(new BigDecimal("1.25"));
        assertThat(series.get(0).values().get(1).quality()).isEqualTo("A02");
        assertThat(series.get(1).values().get(0).quality()).isEqualTo("A03");
    }
}
