package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.acceptance.fixtures.ExampleParties.BEKKESTROM;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;
import static org.meterhub.acceptance.fixtures.ExampleParties.TINDEKRAFT;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.RequestRejection;

/** A hub is neutral: whatever one supplier asks, it learns nothing of what another one has under way beyond what the rules let it know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class NeutralityTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-02");
    private static final LocalDate ANOTHER_DAY = LocalDate.parse("2026-11-09");
    private static final LocalDate YET_ANOTHER_DAY = LocalDate.parse("2026-11-16");
    private static final LocalDate TOO_SOON = LocalDate.parse("2026-10-21");

    private LiveMarket live;
    private Iterator<Gsrn> pointsOfTindekraft;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        live = LiveMarket.start(folder, null);
        pointsOfTindekraft = live.market().pointsReadBy(FJORDBYGD).stream()
                .filter(point -> point.type() == MeteringPointType.CONSUMPTION)
                .filter(point -> live.market()
                        .supplierOf(point.gsrn(), DAY)
                        .filter(TINDEKRAFT::equals)
                        .isPresent())
                .map(point -> point.gsrn())
                .iterator();
    }

    @AfterAll
    void stop() throws Exception {
        live.close();
    }

    @AfterEach
    void nobody_else_heard_anything() {
        live.expectNothingMore();
    }

    @Test
    @Order(1)
    void the_refusal_for_a_taken_date_reads_the_same_for_whoever_asks_and_whoever_has_it() throws Exception {
        Gsrn takenByHavvind = pointsOfTindekraft.next();
        Gsrn takenByBekkestrom = pointsOfTindekraft.next();
        expectConfirmed(HAVVIND, takenByHavvind, DAY);
        expectConfirmed(BEKKESTROM, takenByBekkestrom, DAY);
        List<String> texts = new ArrayList<>();
        texts.add(expectRejected(BEKKESTROM, takenByHavvind, DAY, "D07"));
        texts.add(expectRejected(HAVVIND, takenByBekkestrom, DAY, "D07"));
        // The one whose own request it is learns no more than anybody.
        texts.add(expectRejected(HAVVIND, takenByHavvind, DAY, "D07"));
        assertThat(texts.stream().distinct()).hasSize(1);
        assertThat(texts.get(0))
                .doesNotContain(HAVVIND.value(), BEKKESTROM.value(), TINDEKRAFT.value())
                .doesNotContainPattern("\\d{4}");
    }

    @Test
    @Order(2)
    void a_request_for_another_date_is_decided_as_if_there_were_no_other_request() throws Exception {
        Gsrn contested = pointsOfTindekraft.next();
        Gsrn untouched = pointsOfTindekraft.next();
        expectConfirmed(HAVVIND, contested, DAY);
        assertThat(expectRejected(BEKKESTROM, contested, TOO_SOON, "E17"))
                .isEqualTo(expectRejected(BEKKESTROM, untouched, TOO_SOON, "E17"));
        expectConfirmed(BEKKESTROM, contested, ANOTHER_DAY);
        expectConfirmed(BEKKESTROM, untouched, ANOTHER_DAY);
    }

    @Test
    @Order(3)
    void the_supplier_in_force_is_told_nothing_by_asking_for_its_own_point() throws Exception {
        Gsrn contested = pointsOfTindekraft.next();
        Gsrn untouched = pointsOfTindekraft.next();
        expectConfirmed(HAVVIND, contested, DAY);
        assertThat(expectRejected(TINDEKRAFT, contested, ANOTHER_DAY, "E59"))
                .isEqualTo(expectRejected(TINDEKRAFT, untouched, ANOTHER_DAY, "E59"));
        assertThat(expectRejected(TINDEKRAFT, contested, DAY, "E59"))
                .as("the very date: who may not take over anyway is not told that another will")
                .isEqualTo(expectRejected(TINDEKRAFT, untouched, DAY, "E59"));
    }

    @Test
    @Order(4)
    void the_ids_of_another_are_free_to_use() throws Exception {
        Gsrn point = pointsOfTindekraft.next();
        String message = Letters.newId("message");
        String transaction = Letters.newId("switch");
        for (PartyId supplier : List.of(HAVVIND, BEKKESTROM)) {
            live.send(
                    supplier,
                    Channel.STRUCTURE,
                    Letters.changeOfSupplier(
                            Letters.header(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, supplier, message, live.now()),
                            supplier,
                            transaction,
                            point,
                            supplier.equals(HAVVIND) ? YET_ANOTHER_DAY : YET_ANOTHER_DAY.plusDays(1)));
            ReceivedDocument answer = live.receive(supplier, DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION);
            assertThat(new String(answer.content(), StandardCharsets.UTF_8)).contains(transaction);
        }
    }

    /** Last, because the clock does not go back: one moment before the deadline nobody knows, at the deadline the two who must. */
    @Test
    @Order(5)
    void nobody_hears_of_a_pending_change_before_its_deadline() throws Exception {
        var calendar = live.hub().configuration().market().calendar();
        var deadline =
                calendar.startOf(DAY).minus(live.hub().configuration().market().switchCancellationDeadline());
        live.example().clock().advanceTo(deadline.minusMillis(1));
        live.hub().prepareStorage();
        // Rounds of the job pass while documents travel: each of these comes and goes through the hub after the clock
        // has moved.
        for (int round = 0; round < 5; round++) {
            expectRejected(BEKKESTROM, Gsrn.ofBody("70705759999999999"), ANOTHER_DAY, "E10");
            live.expectNothingMore();
        }
        live.example().clock().advanceTo(deadline);
        int changes = 4;
        for (int i = 0; i < changes; i++) {
            for (PartyId receiver : List.of(TINDEKRAFT, FJORDBYGD)) {
                ReceivedDocument told = live.receive(receiver, DocumentType.GENERIC_NOTIFICATION);
                assertThat(new String(told.content(), StandardCharsets.UTF_8))
                        .doesNotContain(HAVVIND.value(), BEKKESTROM.value());
            }
            // Whoever takes over gets the point and its customer, without a word of who had them before.
            for (DocumentType type : List.of(DocumentType.METERING_POINT_DATA, DocumentType.CUSTOMER_DATA)) {
                ReceivedDocument own = live.mailroom()
                        .claim(document -> document.type() == type, LiveMarket.PATIENCE)
                        .orElseThrow();
                assertThat(own.receiver()).isIn(HAVVIND, BEKKESTROM);
                assertThat(new String(own.content(), StandardCharsets.UTF_8)).doesNotContain(TINDEKRAFT.value());
            }
        }
    }

    private void expectConfirmed(PartyId supplier, Gsrn gsrn, LocalDate start) throws Exception {
        String id = ask(supplier, gsrn, start);
        ReceivedDocument answer = live.receive(supplier, DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION);
        assertThat(new String(answer.content(), StandardCharsets.UTF_8)).contains(id);
    }

    /** @return the texts of the reasons */
    private String expectRejected(PartyId supplier, Gsrn gsrn, LocalDate start, String code) throws Exception {
        String id = ask(supplier, gsrn, start);
        ReceivedDocument answer = live.receive(supplier, DocumentType.CHANGE_OF_SUPPLIER_REJECTION);
        var transaction = live.documents()
                .read(DocumentType.CHANGE_OF_SUPPLIER_REJECTION, RequestRejection.class, answer.content())
                .orThrow()
                .transactions()
                .get(0);
        assertThat(transaction.originalTransactionId()).isEqualTo(id);
        assertThat(transaction.reasons()).extracting(Reason::code).containsExactly(code);
        return transaction.reasons().get(0).text();
    }

    private String ask(PartyId supplier, Gsrn gsrn, LocalDate start) throws Exception {
        String id = Letters.newId("switch");
        live.send(
                supplier,
                Channel.STRUCTURE,
                Letters.changeOfSupplier(
                        Letters.header(
                                DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                                supplier,
                                Letters.newId("message"),
                                live.now()),
                        supplier,
                        id,
                        gsrn,
                        start));
        return id;
    }
}
