package org.meterhub.hubroutes.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.delivery.DocumentIds;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messagelog.Body;
import org.meterhub.messagelog.OutboundDocument;
import org.meterhub.messagelog.Outbox;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.messageschemas.documents.Acknowledgement.Received;
import org.meterhub.messageschemas.documents.Acknowledgement.RejectedTransaction;
import org.meterhub.supplierregistry.Parties;

/** Writes what the hub answers and notifies, and puts it in the outbox, in the transaction of its cause. */
public final class Answers {

    /** When the reasons of an answer have so many characters, those of further transactions are told in brief. */
    static final int ANSWER_CHARS_MAX = 1_000_000;

    private final Outbox outbox;
    private final Parties parties;
    private final MarketProfile profile;
    private final MarketClock clock;
    private final DocumentIds ids;

    public Answers(Outbox outbox, Parties parties, MarketProfile profile, MarketClock clock, DocumentIds ids) {
        this.outbox = outbox;
        this.parties = parties;
        this.profile = profile;
        this.clock = clock;
        this.ids = ids;
    }

    /** An id for a transaction of the hub's own. */
    public String newId() {
        return ids.next();
    }

    /**
     * RSM-009 without series: the document as a whole is refused. It goes to the party of the address, never to whom the document claims as its
     * sender.
     */
    public void refuseDocument(InboundMessage inbound) {
        Received received = Received.of(inbound.header());
        acknowledge(inbound, header -> Acknowledgement.ofDocument(header, received, inbound.rejections()));
    }

    /**
     * RSM-009 with one series for each refused transaction of a document, and all its reasons.
     *
     * @param rejected by transaction id, in the document's order; not empty
     */
    public void rejectTransactions(InboundMessage inbound, Map<String, List<Rejection>> rejected) {
        List<RejectedTransaction> transactions = new ArrayList<>(rejected.size());
        int chars = 0;
        for (Map.Entry<String, List<Rejection>> entry : rejected.entrySet()) {
            // Every refused transaction is named, whatever room its reasons find.
            List<Reason> reasons =
                    chars < ANSWER_CHARS_MAX ? Reason.of(entry.getValue()) : List.of(Reason.brief(entry.getValue()));
            for (Reason reason : reasons) {
                chars += reason.text().length();
            }
            transactions.add(new RejectedTransaction(entry.getKey(), reasons));
        }
        Received received = Received.of(inbound.header());
        acknowledge(inbound, header -> Acknowledgement.ofTransactions(header, received, transactions));
    }

    private void acknowledge(InboundMessage inbound, AcknowledgementContent content) {
        MarketRole role = answerRole(inbound);
        Instant now = clock.now();
        DocumentHeader header = DocumentHeader.fromHub(
                DocumentType.ACKNOWLEDGEMENT,
                ids.next(),
                inbound.header().process().orElse(BusinessReason.PERIODIC_METERING),
                profile.hub(),
                inbound.party(),
                role,
                now);
        send(
                inbound.unit(),
                DocumentType.ACKNOWLEDGEMENT,
                header,
                inbound.party(),
                role,
                inbound,
                DocumentWriter.write(content.under(header)));
    }

    /** A document that answers another one. @return its header */
    public DocumentHeader answer(InboundMessage inbound, DocumentType type, AnswerContent content) {
        MarketRole role = answerRole(inbound);
        DocumentHeader header = DocumentHeader.fromHub(
                type,
                ids.next(),
                inbound.header().process().orElseThrow(),
                profile.hub(),
                inbound.party(),
                role,
                clock.now());
        send(inbound.unit(), type, header, inbound.party(), role, inbound, content.under(header));
        return header;
    }

    /** A document that nobody asked for. @return its header */
    public DocumentHeader notify(
            UnitOfWork unit,
            DocumentType type,
            BusinessReason process,
            PartyId receiver,
            MarketRole role,
            AnswerContent content) {
        DocumentHeader header =
                DocumentHeader.fromHub(type, ids.next(), process, profile.hub(), receiver, role, clock.now());
        send(unit, type, header, receiver, role, null, content.under(header));
        return header;
    }

    private void send(
            UnitOfWork unit,
            DocumentType type,
            DocumentHeader header,
            PartyId receiver,
            MarketRole role,
            @Nullable InboundMessage cause,
            byte[] content) {
        String related = cause == null || cause.header().messageId().isEmpty()
                ? null
                : cause.header().echoedId();
        outbox.addByCommit(
                unit,
                new OutboundDocument(
                        receiver,
                        role,
                        Queues.categoryOf(type.category()),
                        type.rsm(),
                        header.processCode(),
                        header.messageId(),
                        related,
                        cause == null ? null : cause.recordId(),
                        clock.now(),
                        Body.of(content)));
    }

    /**
     * The role an answer goes to: the one the sender named, if the party has a mailbox for it; else one that fits the channel. A party always has a
     * mailbox, so everybody can be answered.
     */
    public MarketRole answerRole(InboundMessage inbound) {
        Set<MarketRole> held = parties.roles(inbound.unit(), inbound.party());
        MarketRole named = inbound.senderRole().orElse(null);
        if (named != null && held.contains(Queues.mailboxRole(named))) {
            return named;
        }
        if (inbound.message().channel() == Channel.MEASURE && held.contains(MarketRole.GRID_COMPANY)) {
            return MarketRole.METERED_DATA_RESPONSIBLE;
        }
        return held.stream()
                .sorted()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "party " + inbound.party() + " has an address but no role, so it has no mailbox"));
    }

    /** Completes an RSM-009. */
    @FunctionalInterface
    private interface AcknowledgementContent {
        Acknowledgement under(DocumentHeader header);
    }

    /** Renders a document under the header that it was given. */
    @FunctionalInterface
    public interface AnswerContent {
        byte[] under(DocumentHeader header);
    }
}
