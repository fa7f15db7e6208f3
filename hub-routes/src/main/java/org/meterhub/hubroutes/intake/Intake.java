package org.meterhub.hubroutes.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.meterhub.hubroutes.batch.BrokerMessage;
import org.meterhub.hubroutes.batch.InboundBatch;
import org.meterhub.hubroutes.batch.MessageBody;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PlainText;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messagelog.AcceptedIds.DocumentIds;
import org.meterhub.messagelog.AcceptedIds.Keeping;
import org.meterhub.messagelog.AcceptedIds.MessageIdState;
import org.meterhub.messagelog.Body;
import org.meterhub.messagelog.Judgement;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.Receipt;
import org.meterhub.messagelog.Received;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.HeaderRules;
import org.meterhub.messageschemas.Identified;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.Reading;
import org.meterhub.messageschemas.TransactionIds;
import org.meterhub.supplierregistry.Parties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The first steps of every message (docs/reference/rejection-codes.md#header-and-identity): log, read against the schema, check header, identity and ids. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** Codes of processes have three letters; of others, so many are shown. */
    private static final int PROCESS_CHARS_MAX = 10;

    private final MessageStores log;
    private final MarketDocuments documents;
    private final Parties parties;
    private final MarketProfile profile;
    private final MarketClock clock;
    private final Answers answers;
    private final ServedProcesses served;

    public Intake(
            MessageStores log,
            MarketDocuments documents,
            Parties parties,
            MarketProfile profile,
            MarketClock clock,
            Answers answers,
            ServedProcesses served) {
        this.log = log;
        this.documents = documents;
        this.parties = parties;
        this.profile = profile;
        this.clock = clock;
        this.answers = answers;
        this.served = served;
    }

    /**
     * Writes every message of the batch to the log, before anything in it is looked at.
     *
     * @return those that the hub sees for the first time, in order; what the broker delivered again has had its effect
     */
    public List<InboundMessage> log(InboundBatch batch) {
        List<BrokerMessage> messages = batch.messages();
        var now = clock.now();
        List<Received> received = new ArrayList<>(messages.size());
        for (BrokerMessage message : messages) {
            String queue = message.channel().hubQueue() + "@" + message.journal();
            received.add(new Received(queue, message.id(), message.party().orElse(null), now, bodyOf(message)));
        }
        List<Receipt> receipts = log.inbox().receive(batch.unit(), received);
        List<InboundMessage> fresh = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            if (receipts.get(i).isNew()) {
                fresh.add(new InboundMessage(batch.unit(), messages.get(i), receipts.get(i), now));
            } else {
                LOG.info(
                        "message {} was delivered again and has had its effect",
                        messages.get(i).id());
            }
        }
        return fresh;
    }

    private static Body bodyOf(BrokerMessage message) {
        if (message.body() instanceof MessageBody.InMemory inMemory) {
            return Body.of(inMemory.bytes());
        }
        try {
            return Body.streamed(message.body().open());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads every document of the batch; one that cannot be read is refused. Then asks once what is known of all their ids. */
    public List<InboundMessage> read(List<InboundMessage> batch) {
        List<DocumentIds> ids = new ArrayList<>(batch.size());
        for (InboundMessage inbound : batch) {
            read(inbound);
            if (inbound.rejections().isEmpty()) {
                ids.add(new DocumentIds(
                        inbound.party(),
                        inbound.header().messageId(),
                        inbound.content(DocumentContent.class).transactionIds()));
            }
        }
        if (!ids.isEmpty()) {
            log.acceptedIds().lookUp(batch.get(0).unit(), ids);
        }
        return batch;
    }

    private void read(InboundMessage inbound) {
        if (inbound.message().party().isEmpty()) {
            throw new IllegalStateException("message " + inbound.message().id()
                    + " came to the hub's queue without a party's address, so nobody can be answered");
        }
        if (!(inbound.message().body() instanceof MessageBody.InMemory body)) {
            inbound.refused(List.of(RejectionCode.STRUCTURE_INVALID.at(
                    "", "the document has " + inbound.message().body().length() + " bytes, more than the hub takes")));
            return;
        }
        Identified identified = identify(inbound, body.bytes());
        if (!identified.isKnown()) {
            inbound.refused(identified.rejections());
            return;
        }
        DocumentType type = identified.type().orElseThrow();
        inbound.refused(readContent(inbound, type, body.bytes()));
    }

    private Identified identify(InboundMessage inbound, byte[] body) {
        Identified identified = documents.identify(body);
        inbound.identified(identified.type(), identified.header());
        return identified;
    }

    /** Finds out no more than what a message says it is, so that an answer can name it; without any check. */
    void identifyOnly(InboundMessage inbound) {
        if (inbound.message().body() instanceof MessageBody.InMemory body) {
            identify(inbound, body.bytes());
        }
    }

    private List<Rejection> readContent(InboundMessage inbound, DocumentType type, byte[] body) {
        switch (type) {
            case VALIDATED_MEASURE_DATA -> {
                MeasureDataReader reader = documents.measureData(body);
                List<MeasureSeries> series = new ArrayList<>();
                while (reader.next()) {
                    series.add(reader.series());
                }
                inbound.contains(new DocumentContent.MeasureData(series));
                return reader.rejections();
            }
            default -> {
                if (!type.isInbound()) {
                    return List.of(RejectionCode.TYPE_NOT_SUPPORTED.at(
                            type.root(), "this document is sent by the hub, never to it"));
                }
                Reading<MarketDocument> reading = documents.read(type, body);
                reading.document().ifPresent(document -> inbound.contains(new DocumentContent.Whole(document)));
                return reading.rejections();
            }
        }
    }

    /** Makes every check that needs no business rule. Afterwards the document is refused, or a resend, or accepted as a document. */
    public void check(InboundMessage inbound) {
        if (!inbound.rejections().isEmpty()) {
            return;
        }
        DocumentType type = inbound.type().orElseThrow();
        Set<MarketRole> roles = parties.roles(inbound.unit(), inbound.party());
        List<Rejection> found =
                new ArrayList<>(HeaderRules.check(inbound.header(), type, inbound.party(), roles, profile));
        found.addAll(served.check(inbound.header(), type, found));
        if (!inbound.message().channel().carries(isMeasure(type))) {
            found.add(RejectionCode.TYPE_NOT_SUPPORTED.at(
                    type.root(),
                    "documents of " + (isMeasure(type) ? "measure" : "structure") + " have an address of their own"));
        }
        String messageId = inbound.header().messageId();
        DocumentContent content = inbound.content(DocumentContent.class);
        List<String> transactionIds = content.transactionIds();
        if (content.lacksTransactions()) {
            found.add(TransactionIds.none(type));
        }
        // Before the message id is looked up: when another consumer accepts a copy of this document meanwhile, its
        // message
        // id is then seen as well. The other way round only its transaction ids could be, and a resend would be
        // refused.
        List<Rejection> usedIds = checkTransactionIds(inbound, content);
        MessageIdState state = log.acceptedIds()
                .messageIdState(
                        inbound.unit(),
                        inbound.party(),
                        messageId,
                        inbound.receipt().sha256());
        if (state == MessageIdState.SAME_BYTES) {
            inbound.resent();
            return;
        }
        if (state == MessageIdState.OTHER_BYTES) {
            found.add(RejectionCode.MESSAGE_ID_USED.at(
                    "mRID", "another document was accepted under the id " + messageId));
        }
        found.addAll(usedIds);
        if (found.isEmpty()) {
            log.acceptedIds()
                    .register(
                            inbound.unit(),
                            inbound.party(),
                            messageId,
                            inbound.receipt().sha256(),
                            inbound.recordId(),
                            type == DocumentType.VALIDATED_MEASURE_DATA ? Keeping.BY_MONTH : Keeping.FOR_EVER,
                            inbound.receivedAt(),
                            transactionIds);
        } else {
            found.sort(java.util.Comparator.comparing(Rejection::code));
            inbound.refused(found);
        }
    }

    /** The hub is DGL in documents of measure and DDZ in those of structure (docs/reference/messages.md#how-the-hub-writes). */
    private static boolean isMeasure(DocumentType type) {
        return type.hubRole() == MarketRole.METERED_DATA_ADMINISTRATOR;
    }

    private List<Rejection> checkTransactionIds(InboundMessage inbound, DocumentContent content) {
        List<String> ids = content.transactionIds();
        Set<String> used = log.acceptedIds().usedTransactionIds(inbound.unit(), inbound.party(), ids);
        TransactionIds rules =
                new TransactionIds(inbound.type().orElseThrow().group().transaction() + "/mRID");
        List<Rejection> found = new ArrayList<>();
        for (String id : ids) {
            rules.check(id).ifPresent(found::add);
            if (used.contains(id)) {
                found.add(RejectionCode.TRANSACTION_ID_USED.at(
                        inbound.type().orElseThrow().group().transaction() + "/mRID", id));
            }
        }
        return found;
    }

    /** Answers a refused document, with all its reasons, to the party of the address. */
    public void refuse(InboundMessage inbound) {
        answers.refuseDocument(inbound);
        conclude(inbound, MessageOutcome.REJECTED, inbound.rejections());
    }

    /** The same bytes under an accepted id: logged, without effect and without answer (docs/concepts/architecture.md#a-messages-way). */
    public void ignoreResend(InboundMessage inbound) {
        conclude(inbound, MessageOutcome.RESENT, List.of());
    }

    /** Every inbound type of the catalogue has a process; one without is a bug, and the message goes to quarantine. */
    public void noProcess(InboundMessage inbound) {
        throw new IllegalStateException("no process takes " + inbound.type());
    }

    /**
     * Writes the decision on a message whose transactions were decided one by one.
     *
     * @param transactions how many there were
     * @param refused how many of them were refused
     * @param reasons why
     */
    public void concludeParts(InboundMessage inbound, int transactions, int refused, List<Rejection> reasons) {
        conclude(
                inbound,
                refused == 0
                        ? MessageOutcome.ACCEPTED
                        : refused == transactions ? MessageOutcome.REJECTED : MessageOutcome.PARTLY_ACCEPTED,
                reasons);
    }

    /** Writes the decision on a message to the log. */
    public void conclude(InboundMessage inbound, MessageOutcome outcome, List<Rejection> reasons) {
        List<RejectionCode> codes =
                reasons.stream().map(Rejection::code).distinct().toList();
        log.log()
                .judgedByCommit(
                        inbound.unit(),
                        new Judgement(
                                inbound.recordId(),
                                clock.now(),
                                inbound.message().party().orElse(null),
                                inbound.head(),
                                outcome,
                                codes));
        String party = inbound.message().party().map(Object::toString).orElse("nobody");
        try (var messageId = MDC.putCloseable("messageId", inbound.header().shownId());
                var process = MDC.putCloseable(
                        "process", PlainText.line(inbound.header().processCode(), PROCESS_CHARS_MAX));
                var sender = MDC.putCloseable("party", party)) {
            LOG.info(
                    "{} {} of {} is {} {}",
                    inbound.type().map(DocumentType::rsm).orElse("a document"),
                    inbound.recordId(),
                    party,
                    outcome,
                    codes);
        }
    }
}
