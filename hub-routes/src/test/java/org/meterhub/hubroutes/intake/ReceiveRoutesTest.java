package org.meterhub.hubroutes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.batch.BrokerMessage;
import org.meterhub.hubroutes.batch.MessageBody;
import org.meterhub.hubroutes.delivery.DocumentIds;
import org.meterhub.hubroutes.request.RequestCatalogue;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.Receipt;
import org.meterhub.messagelog.Sha256;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.XmlLimits;
import org.meterhub.supplierregistry.SupplierRegistry;

/** Which way a message goes: each to exactly one process, what is refused or sent again to none, and one after the other. */
class ReceiveRoutesTest extends CamelTestSupport {

    private static final Instant NOW = Instant.parse("2026-10-27T08:00:00Z");
    private static final PartyId SENDER = PartyId.of("7080000020010");
    private static final String FIND = "direct:find-points";
    private static final String REFUSED = "mock:refused";
    private static final String RESENT = "mock:resent";

    private final Database database = TestDatabases.fresh(Dialect.H2);
    private final List<Long> judged = new ArrayList<>();

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withUseAdviceWith(true);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        MarketProfile market = MarketProfile.norway();
        MarketClock clock = new MarketClock.Settable(NOW);
        MessageStores stores = MessageStores.onDatabase();
        SupplierRegistry registry = new SupplierRegistry(Dialect.H2, market);
        Answers answers = new Answers(stores.outbox(), registry.parties(), market, clock, DocumentIds.random());
        Intake intake = new Intake(
                stores,
                new MarketDocuments(XmlLimits.MARKET),
                registry.parties(),
                market,
                clock,
                answers,
                RequestCatalogue.SERVED);
        return new ReceiveRoutes(
                intake, RequestCatalogue.SERVED, Map.of(Channel.STRUCTURE, FIND, Channel.MEASURE, FIND), 1, 1);
    }

    /** Without broker and registry: what is sent to another route ends in a mock of its name. */
    private void startWithMocks() throws Exception {
        for (Channel channel : Channel.values()) {
            String name = channel.name().toLowerCase(Locale.ROOT);
            AdviceWith.adviceWith(context, name + ".receive", route -> {
                route.replaceFromWith("direct:" + name);
                route.weaveById("log " + name + " before judging").remove();
                route.weaveById("read each of " + name).remove();
                route.mockEndpointsAndSkip(FIND);
            });
        }
        AdviceWith.adviceWith(context, "message.judge", route -> {
            route.weaveById("check the document").replace().process(this::note);
            route.weaveById("refuse").replace().to(REFUSED);
            route.weaveById("recognise a resend").replace().to(RESENT);
            route.mockEndpointsAndSkip(RequestCatalogue.SERVED.destinations().stream()
                    .map(Destination::endpoint)
                    .toArray(String[]::new));
        });
        context.start();
    }

    private void note(Exchange exchange) {
        InboundMessage inbound =
                Objects.requireNonNull(exchange.getMessage().getBody(InboundMessage.class), "nothing to judge");
        judged.add(inbound.recordId());
        if (inbound.header().messageId().equals("poison")) {
            throw new IllegalStateException("cannot be handled");
        }
    }

    @Test
    void each_document_goes_to_exactly_one_process_for_every_reason_that_is_served() throws Exception {
        startWithMocks();
        int sent = 0;
        for (Destination destination : RequestCatalogue.SERVED.destinations()) {
            for (BusinessReason reason : destination.reasons()) {
                MockEndpoint.resetMocks(context);
                sent++;
                judge(message(sent, destination.type(), reason, "id-" + sent));
                assertThat(reached())
                        .as("%s for %s", destination.type(), reason)
                        .containsExactly("mock:" + destination.endpoint());
            }
        }
        assertThat(sent).as("documents and reasons").isGreaterThan(30);
    }

    @Test
    void what_is_refused_and_what_is_sent_again_reaches_no_process() throws Exception {
        startWithMocks();
        InboundMessage refused =
                message(1, DocumentType.CHANGE_OF_SUPPLIER_REQUEST, BusinessReason.CHANGE_OF_SUPPLIER, "refused");
        refused.refused(List.of(RejectionCode.GENERAL_ERROR.at("", "")));
        judge(refused);
        assertThat(reached()).containsExactly(REFUSED);

        MockEndpoint.resetMocks(context);
        InboundMessage resent =
                message(2, DocumentType.CHANGE_OF_SUPPLIER_REQUEST, BusinessReason.CHANGE_OF_SUPPLIER, "resent");
        resent.resent();
        judge(resent);
        assertThat(reached()).containsExactly(RESENT);
    }

    /** The whole batch is undone then, so what comes after is not even looked at. */
    @Test
    void a_batch_is_judged_in_its_order_and_stops_at_what_cannot_be_handled() throws Exception {
        startWithMocks();
        for (Channel channel : Channel.values()) {
            judged.clear();
            DocumentType type = channel == Channel.MEASURE
                    ? DocumentType.VALIDATED_MEASURE_DATA
                    : DocumentType.END_OF_SUPPLY_REQUEST;
            BusinessReason reason =
                    channel == Channel.MEASURE ? BusinessReason.PERIODIC_METERING : BusinessReason.END_OF_SUPPLY;
            List<InboundMessage> batch = new ArrayList<>();
            for (int i = 1; i <= 5; i++) {
                batch.add(message(i, type, reason, i == 3 ? "poison" : "good-" + i));
            }
            Exchange exchange =
                    template.send("direct:" + channel.name().toLowerCase(Locale.ROOT), sent -> sent.getMessage()
                            .setBody(batch));
            assertThat(exchange.getException()).as("goes back to the batch").hasMessageContaining("cannot be handled");
            assertThat(judged).as("judged on %s", channel).containsExactly(1L, 2L, 3L);
        }
    }

    private void judge(InboundMessage inbound) {
        Exchange exchange =
                template.send(ReceiveRoutes.JUDGE, sent -> sent.getMessage().setBody(inbound));
        assertThat(exchange.getException()).isNull();
    }

    /** Every mock that got a message, once for each. */
    private List<String> reached() {
        List<String> reached = new ArrayList<>();
        context.getEndpoints().forEach(endpoint -> {
            if (endpoint instanceof MockEndpoint mock) {
                for (int i = 0; i < mock.getReceivedCounter(); i++) {
                    reached.add(mock.getEndpointUri().replace("://", ":"));
                }
            }
        });
        return reached;
    }

    private InboundMessage message(long record, DocumentType type, BusinessReason reason, String id) {
        BrokerMessage message = new BrokerMessage(
                "journal", "" + record, Channel.STRUCTURE, Optional.of(SENDER), new MessageBody.InMemory(new byte[0]));
        Receipt receipt = new Receipt(Receipt.Status.NEW, record, Sha256.over(new byte[0]), 0);
        InboundMessage inbound =
                Objects.requireNonNull(database.inTransaction(unit -> new InboundMessage(unit, message, receipt, NOW)));
        inbound.identified(
                Optional.of(type),
                DocumentHeader.fromHub(
                        type, id, reason, MarketProfile.norway().hub(), SENDER, MarketRole.ENERGY_SUPPLIER, NOW));
        return inbound;
    }
}
