package org.meterhub.hubroutes.request;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Destination;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.meterhub.supplierregistry.process.Outcome;

/**
 * One process that parties start with a document, all of it in one place: which document and reasons, how its transactions are read, which metering points they
 * are about, what is foreseen of them without the hub's state, and how they are decided. The routes are made of it ({@link RequestRoutes}), and so are the
 * list of what the hub serves and the check of documents before they are sent. A new process is an entry in the {@link RequestCatalogue} and a package of its own.
 *
 * @param id of its route, {@code <process>.<verb>}
 * @param name in words, as in "each change of supplier"
 * @param description of the route, beginning with its BRS
 * @param reading how the document is read, and what is foreseen
 * @param way how it comes to an end
 */
public record RequestProcess(
        String id,
        String name,
        String description,
        DocumentType type,
        Set<BusinessReason> reasons,
        Reading<?, ?> reading,
        Way way) {

    public RequestProcess {
        reasons = Set.copyOf(reasons);
    }

    /** How a request comes to an end. */
    public sealed interface Way {

        /** The registry decides on each transaction, and the process desk confirms or rejects it and carries out what follows. */
        record Decided(Deciding deciding) implements Way {}

        /** Each transaction is answered by itself, with what is asked for or with reasons. */
        record Answered(Function<RequestServices, Answering> answering) implements Way {}

        /** The process has routes of its own, one of which begins at the process's endpoint. */
        record OwnRoute() implements Way {}
    }

    /** Decides on all transactions of a document. */
    @FunctionalInterface
    public interface Deciding {
        Decisions decide(SupplierRegistry registry, InboundMessage inbound, MarketProfile market, Instant now);
    }

    /** Answers a document. */
    @FunctionalInterface
    public interface Answering {
        void answer(InboundMessage inbound);
    }

    /** What the registry says to one request. */
    @FunctionalInterface
    public interface Decider<R> {
        Outcome request(UnitOfWork unit, R request, Instant now);
    }

    /** What is wrong with a request whatever the hub holds. */
    @FunctionalInterface
    public interface Foresight<R> {
        List<Rejection> foresee(R request, MarketProfile market, Instant now);
    }

    /** Puts the transactions of a document as requests. */
    @FunctionalInterface
    public interface Transactions<D, R> {
        List<Asked<R>> asked(D document, Sending sending, MarketProfile market);
    }

    /**
     * How a document is read.
     *
     * @param record that holds it
     * @param points the metering points to be found beforehand, together with those of the other documents of a batch
     * @param <D> the document
     * @param <R> the request that one transaction makes
     */
    public record Reading<D extends MarketDocument, R>(
            Class<D> record,
            Function<D, Stream<CodedId>> points,
            Transactions<D, R> transactions,
            Foresight<R> foresight) {

        /** What is foreseen of each transaction. */
        List<Foreseen> foreseen(MarketDocument document, Sending sending, MarketProfile market) {
            return transactions.asked(record.cast(document), sending, market).stream()
                    .map(asked -> new Foreseen(
                            asked.transactionId(),
                            asked.request()
                                    .map(request -> foresight.foresee(request, market, sending.receivedAt()))
                                    .orElse(asked.unreadable())))
                    .toList();
        }

        Stream<CodedId> pointsIn(MarketDocument document) {
            return points.apply(record.cast(document));
        }
    }

    /** Where its documents go. */
    public String endpoint() {
        return endpointOf(id);
    }

    private static String endpointOf(String id) {
        return "direct:" + id;
    }

    /** What is foreseen of each transaction of a document of its type, whatever the hub holds. */
    public List<Foreseen> foreseen(MarketDocument document, Sending sending, MarketProfile market) {
        return reading.foreseen(document, sending, market);
    }

    /** As the intake knows it. */
    public Destination destination() {
        return new Destination(type, reasons, endpoint());
    }

    /** Whether a document is this process's. */
    public boolean takes(DocumentType asked, BusinessReason reason) {
        return type == asked && reasons.contains(reason);
    }

    /** Begins an entry. @param id of its route @param name in words @param description of its route */
    public static Named named(String id, String name, String description) {
        return new Named(id, name, description);
    }

    /** An entry with a name. */
    public record Named(String id, String name, String description) {

        /** The document that starts the process, and the reasons for which it is sent. */
        public <D extends MarketDocument> Taking<D> takes(
                DocumentType type, Class<D> record, BusinessReason... reasons) {
            return new Taking<>(this, type, record, Set.of(reasons), document -> Stream.empty());
        }

        /** For a document that is streamed: it has routes of its own, and a check of its own. */
        public RequestProcess streams(DocumentType type, BusinessReason... reasons) {
            Reading<MarketDocument, Object> none = new Reading<>(
                    MarketDocument.class,
                    document -> Stream.empty(),
                    (document, sending, market) -> List.of(),
                    (request, market, now) -> List.of());
            return new RequestProcess(id, name, description, type, Set.of(reasons), none, new Way.OwnRoute());
        }
    }

    /** An entry with its document. */
    public record Taking<D extends MarketDocument>(
            Named named,
            DocumentType type,
            Class<D> record,
            Set<BusinessReason> reasons,
            Function<D, Stream<CodedId>> points) {

        /** Which metering points are found beforehand; none when this is not said. */
        public Taking<D> about(Function<D, Stream<CodedId>> named) {
            return new Taking<>(this.named, type, record, reasons, named);
        }

        /** How each transaction is put as a request. */
        public <R> Read<D, R> reads(BiFunction<D, Sending, List<Asked<R>>> asked) {
            return readsBy((document, sending, market) -> asked.apply(document, sending));
        }

        /** The same, where that depends on the market. */
        public <R> Read<D, R> readsBy(Transactions<D, R> asked) {
            return new Read<>(this, asked, (request, market, now) -> List.of());
        }
    }

    /** An entry that is read. */
    public record Read<D extends MarketDocument, R>(
            Taking<D> taking, Transactions<D, R> transactions, Foresight<R> foresight) {

        /** What is wrong with a request whatever the hub holds; nothing when this is not said. */
        public Read<D, R> foresees(Foresight<R> wrong) {
            return new Read<>(taking, transactions, wrong);
        }

        /** The registry decides on each request. */
        public RequestProcess decidedBy(Function<SupplierRegistry, Decider<R>> decider) {
            return entry(new Way.Decided((registry, inbound, market, now) -> {
                Decider<R> deciding = decider.apply(registry);
                return Decisions.on(
                        inbound,
                        transactions.asked(inbound.document(taking.record()), Sending.of(inbound), market),
                        request -> deciding.request(inbound.unit(), request, now));
            }));
        }

        /** Each request is answered by itself. */
        public RequestProcess answeredBy(Function<RequestServices, Answering> answering) {
            return entry(new Way.Answered(answering));
        }

        /** The process has routes of its own. */
        public RequestProcess inRoutesOfItsOwn() {
            return entry(new Way.OwnRoute());
        }

        private RequestProcess entry(Way way) {
            Named named = taking.named();
            return new RequestProcess(
                    named.id(),
                    named.name(),
                    named.description(),
                    taking.type(),
                    taking.reasons(),
                    new Reading<>(taking.record(), taking.points(), transactions, foresight),
                    way);
        }
    }
}
