package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.delivery.ReminderRenderer;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messagelog.Body;
import org.meterhub.messagelog.Category;
import org.meterhub.messagelog.OutboundDocument;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.SetAside.Kept;
import org.meterhub.messagelog.SetAside.Kind;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.documents.Acknowledgement;

/** What the hub cannot send is set aside by itself: no receiver waits for another's. */
class SetAsideTest {

    /** In the registry of no hub: the broker has no mailbox for it. */
    private static final PartyId NOBODY = new Gln("7080000099997");

    /** More than the relay takes at a time, so that alone they would fill it. */
    private static final int REFUSED = 600;

    private static final int GOOD = 50;

    /** In rounds of the relay, of which each failed one used to be followed by a rest of up to ten seconds. */
    private static final Duration AT_FULL_RATE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void documents_that_the_broker_refuses_hold_up_no_other(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (LiveMarket live = LiveMarket.start(folder, database)) {
            List<OutboundDocument> documents = new ArrayList<>();
            for (int i = 0; i < REFUSED; i++) {
                documents.add(document(live, NOBODY, "refused-" + i));
            }
            for (int i = 0; i < GOOD; i++) {
                documents.add(document(live, FJORDBYGD, "good-" + i));
            }
            live.hub().database().run(unit -> live.hub().stores().outbox().add(unit, documents));
            Set<String> came = new HashSet<>();
            while (came.size() < GOOD) {
                came.add(messageId(
                        live,
                        live.mailroom()
                                .claim(any -> any.receiver().equals(FJORDBYGD), AT_FULL_RATE)
                                .orElseThrow(() -> new AssertionError("only these came: " + came))));
            }
            await().atMost(AT_FULL_RATE).until(() -> aside(live).size() == REFUSED);
            assertThat(aside(live))
                    .allSatisfy(kept -> {
                        assertThat(kept.kind()).isEqualTo(Kind.DOCUMENT);
                        assertThat(kept.receiver()).isEqualTo(NOBODY);
                        assertThat(kept.error()).contains("market.out." + NOBODY.value());
                    })
                    .extracting(Kept::messageId)
                    .doesNotHaveDuplicates();
            live.expectNothingMore();

            // Once there is a mailbox, what is tried again arrives, once.
            live.hub().broker().admit(NOBODY, Set.of(MarketRole.GRID_COMPANY));
            Kept first = aside(live).get(0);
            live.hub().database().run(unit -> {
                assertThat(live.hub().stores().setAside().retry(unit, List.of(first.id())))
                        .isEqualTo(1);
                assertThat(live.hub()
                                .stores()
                                .setAside()
                                .discard(unit, aside(live).get(1).id(), "a try", live.now()))
                        .isTrue();
            });
            await().atMost(AT_FULL_RATE).until(() -> live.hub().broker().waitingInMailboxes() == 1);
            assertThat(aside(live)).hasSize(REFUSED - 2);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_document_without_content_holds_up_no_other(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (LiveMarket live = LiveMarket.start(folder, database)) {
            live.hub().database().run(unit -> {
                var outbox = live.hub().stores().outbox();
                long empty = outbox.add(unit, document(live, FJORDBYGD, "empty"));
                outbox.add(unit, document(live, FJORDBYGD, "full"));
                try (var erase = unit.connection().createStatement()) {
                    erase.execute("delete from log_payload where record_id = " + empty);
                }
            });
            assertThat(messageId(live, live.receive(FJORDBYGD, DocumentType.ACKNOWLEDGEMENT)))
                    .isEqualTo("full");
            assertThat(aside(live)).extracting(Kept::messageId).containsExactly("empty");
            live.expectNothingMore();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_series_that_cannot_be_written_holds_up_no_other(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (LiveMarket live = LiveMarket.start(folder, database)) {
            List<Gsrn> points = live.market().pointsReadBy(FJORDBYGD).stream()
                    .map(point -> point.gsrn())
                    .limit(3)
                    .toList();
            var day = java.time.LocalDate.parse("2026-10-19");
            OutboundItem good = ReminderRenderer.item(FJORDBYGD, points.get(0), day, live.now());
            OutboundItem broken = new OutboundItem(good.group(), new byte[] {1, 2, 3}, 1, live.now());
            OutboundItem other = ReminderRenderer.item(FJORDBYGD, points.get(1), day, live.now());
            live.hub().database().run(unit -> live.hub().stores().items().add(unit, List.of(good, broken, other)));

            var document = live.receive(FJORDBYGD, DocumentType.MISSING_MEASURE_DATA_REMINDER);
            assertThat(new String(document.content(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains(points.get(0).value(), points.get(1).value());
            assertThat(aside(live)).extracting(Kept::kind).containsExactly(Kind.SERIES);
            live.expectNothingMore();
        }
    }

    private static String messageId(LiveMarket live, ReceivedDocument document) {
        return live.documents().identify(document.content()).header().messageId();
    }

    private static List<Kept> aside(LiveMarket live) {
        return live.hub()
                .database()
                .inTransaction(unit -> live.hub().stores().setAside().waiting(unit, 0, 1_000));
    }

    private static OutboundDocument document(LiveMarket live, PartyId receiver, String messageId) {
        DocumentHeader header = DocumentHeader.fromHub(
                DocumentType.ACKNOWLEDGEMENT,
                messageId,
                BusinessReason.CHANGE_OF_SUPPLIER,
                MarketProfile.norway().hub(),
                receiver,
                MarketRole.GRID_COMPANY,
                live.now());
        Acknowledgement content = Acknowledgement.ofDocument(
                header, Acknowledgement.Received.of(header), List.of(RejectionCode.STRUCTURE_INVALID.at("", "a try")));
        return new OutboundDocument(
                receiver,
                MarketRole.GRID_COMPANY,
                Category.MASTER_DATA,
                DocumentType.ACKNOWLEDGEMENT.rsm(),
                header.processCode(),
                messageId,
                null,
                null,
                live.now(),
                Body.of(DocumentWriter.write(content)));
    }
}
