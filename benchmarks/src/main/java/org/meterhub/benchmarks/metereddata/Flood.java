package org.meterhub.benchmarks.metereddata;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.GeneratedMarket.Point;
import org.meterhub.benchmarks.Options;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.MailboxCategory;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.XmlLimits;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** While a full queue of metered data is worked off, a supplier asks for one change of supplier after the other and waits for each answer. */
record Flood(List<Double> answerSeconds, double floodSeconds, long values) {

    private static final Logger LOG = LoggerFactory.getLogger(Flood.class);
    private static final int DAYS = 3;
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    static Flood measure(Options options) throws Exception {
        try (Stage stage = Stage.set(options.count("points", 2), Resolution.QUARTER_HOUR, options)) {
            MeasuredHub hub = stage.hub();
            int series = options.count("series", 1);
            LOG.info("flood, warm-up: {}", hub.round(new Shape(series, 1), null));
            Gln supplier = hub.market().suppliers().get(0);
            Iterator<Point> customers = IntStream.range(0, hub.market().pointCount())
                    .mapToObj(hub.market()::point)
                    .filter(point -> !point.supplier().equals(supplier))
                    .iterator();
            try (Asking asking = new Asking(hub, supplier)) {
                LOG.info("flood, an answer without one: {} s", asking.ask(customers.next()));
                Load load = hub.fillQueue(new Shape(series, DAYS));
                long start = System.nanoTime();
                hub.letConsumersIn();
                List<Double> answers = new ArrayList<>();
                while (!hub.isQueueEmpty()) {
                    answers.add(asking.ask(customers.next()));
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                hub.awaitDelivery();
                hub.parties().receiveAll(hub.market().suppliers(), load);
                LOG.info("flood: answers after {} s", answers);
                return new Flood(answers, seconds, load.total().values());
            }
        }
    }

    double slowestSeconds() {
        return answerSeconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    Map<String, Object> figures() {
        List<Double> sorted = answerSeconds.stream().sorted().toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("values", values);
        figures.put("queueEmptyAfterSeconds", Benchmarks.rounded(floodSeconds));
        figures.put("requests", sorted.size());
        figures.put("medianSeconds", Benchmarks.rounded(sorted.get(sorted.size() / 2)));
        figures.put("slowestSeconds", Benchmarks.rounded(slowestSeconds()));
        return figures;
    }

    /** A supplier at its connection. */
    private static final class Asking implements AutoCloseable {

        private final MeasuredHub hub;
        private final Gln supplier;
        private final Connection connection;
        private final Session session;
        private final MessageProducer producer;
        private final MessageConsumer mailbox;
        private final MarketDocuments documents = new MarketDocuments(XmlLimits.MARKET);
        private int requests;

        Asking(MeasuredHub hub, Gln supplier) throws JMSException {
            this.hub = hub;
            this.supplier = supplier;
            this.connection = hub.parties().connect(supplier);
            this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            this.producer = session.createProducer(session.createQueue(Queues.in(supplier, Channel.STRUCTURE)));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            this.mailbox = session.createConsumer(
                    session.createQueue(Queues.out(supplier, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MASTER_DATA)));
        }

        /** @return seconds from before the sending until the confirmation is in the supplier's hands */
        double ask(Point customer) throws JMSException {
            byte[] request = request(customer);
            long start = System.nanoTime();
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(request);
            producer.send(message);
            Message answer = mailbox.receive(ANSWER_MAX.toMillis());
            double seconds = (System.nanoTime() - start) / 1e9;
            if (answer == null) {
                throw new IllegalStateException("no answer within " + ANSWER_MAX);
            }
            DocumentType type =
                    documents.identify(answer.getBody(byte[].class)).type().orElseThrow();
            if (type != DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION) {
                throw new IllegalStateException("the request was answered by " + type);
            }
            return seconds;
        }

        private byte[] request(Point customer) {
            requests++;
            MarketProfile profile = hub.hub().configuration().market();
            var now = hub.hub().now();
            var start =
                    profile.calendar().startOf(profile.calendar().dayOf(now).plusDays(profile.switchDaysAheadMin()));
            DocumentHeader header = DocumentHeader.toHub(
                    DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                    "flood-" + requests,
                    BusinessReason.CHANGE_OF_SUPPLIER,
                    supplier,
                    MarketRole.ENERGY_SUPPLIER,
                    profile.hub(),
                    now);
            RequestChangeOfSupplier.Transaction transaction = new RequestChangeOfSupplier.Transaction(
                    "flood-transaction-" + requests,
                    "",
                    CodedId.of(customer.gsrn()),
                    CodedId.of(supplier),
                    CodedId.ABSENT,
                    CodedId.ABSENT,
                    CodedId.ABSENT,
                    "",
                    DocumentTime.of(start));
            return DocumentWriter.write(new RequestChangeOfSupplier(header, List.of(transaction)));
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }
}
