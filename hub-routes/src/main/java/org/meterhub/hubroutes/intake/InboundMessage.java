package org.meterhub.hubroutes.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.batch.BrokerMessage;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messagelog.DocumentHead;
import org.meterhub.messagelog.Receipt;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocument;

/** A message on its way through the routes: what was received, and what has been found out about it so far. Belongs to one transaction. */
public final class InboundMessage {

    private final UnitOfWork unit;
    private final BrokerMessage message;
    private final Receipt receipt;
    private final Instant receivedAt;
    private Optional<DocumentType> type = Optional.empty();
    private DocumentHeader header = DocumentHeader.UNREADABLE;
    private @Nullable DocumentContent content;
    private List<Rejection> rejections = List.of();
    private boolean resent;

    InboundMessage(UnitOfWork unit, BrokerMessage message, Receipt receipt, Instant receivedAt) {
        this.unit = unit;
        this.message = message;
        this.receipt = receipt;
        this.receivedAt = receivedAt;
    }

    /** The transaction of all that this message causes. */
    public UnitOfWork unit() {
        return unit;
    }

    /** As the broker delivered it. */
    public BrokerMessage message() {
        return message;
    }

    /** Its place in the log. */
    public Receipt receipt() {
        return receipt;
    }

    /** The log record that every effect of this message names. */
    public long recordId() {
        return receipt.recordId();
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /**
     * Whose message it is: the owner of the address, whatever the document says.
     *
     * @throws IllegalStateException for an address that is no party's; {@link Intake#read} lets no such message pass
     */
    public PartyId party() {
        return message.party().orElseThrow(() -> new IllegalStateException("a message from no party's address"));
    }

    public Optional<DocumentType> type() {
        return type;
    }

    public DocumentHeader header() {
        return header;
    }

    /** What the document says, for the process that takes it up. */
    public <T extends DocumentContent> T content(Class<T> kind) {
        return kind.cast(Objects.requireNonNull(content, "the document was not read"));
    }

    /** The document, for the process that takes it up; not for what is streamed. */
    public <T extends MarketDocument> T document(Class<T> record) {
        return record.cast(content(DocumentContent.Whole.class).document());
    }

    /** Why it is refused as a whole; empty when it is not. */
    public List<Rejection> rejections() {
        return rejections;
    }

    void identified(Optional<DocumentType> found, DocumentHeader read) {
        type = found;
        header = read;
    }

    void contains(DocumentContent read) {
        content = read;
    }

    void refused(List<Rejection> reasons) {
        rejections = List.copyOf(reasons);
    }

    void resent() {
        resent = true;
    }

    /** The role its sender names, when that is one of the market's. */
    public Optional<MarketRole> senderRole() {
        return header.sender().role();
    }

    /** What the log shall know of the document, as far as it could be read. */
    public DocumentHead head() {
        return new DocumentHead(
                emptyAsNull(header.messageId()),
                null,
                type.map(DocumentType::rsm).orElse(null),
                emptyAsNull(header.processCode()),
                senderRole().orElse(null));
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** For routes: the document is refused as a whole. */
    public static Predicate isRefused() {
        return exchange -> !of(exchange).rejections.isEmpty();
    }

    /** For routes: the same bytes were accepted before. */
    public static Predicate isResent() {
        return exchange -> of(exchange).resent;
    }

    /** For routes: the document goes there. */
    public static Predicate isFor(Destination destination) {
        return exchange -> of(exchange).type.filter(destination.type()::equals).isPresent()
                && of(exchange)
                        .header
                        .process()
                        .filter(destination.reasons()::contains)
                        .isPresent();
    }

    private static InboundMessage of(Exchange exchange) {
        return Objects.requireNonNull(exchange.getMessage().getBody(InboundMessage.class), "not a message");
    }
}
