package org.meterhub.messageschemas;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.PlainText;

/**
 * The header of a document (docs/reference/messages.md), as read, not yet judged; and the same to be written. What a document does not name is an
 * empty text: an absent id and an empty one are refused alike.
 *
 * @param messageId {@code mRID}
 * @param typeCode {@code type}, or the schema's default where the element is empty
 * @param processCode {@code process.processType}
 * @param sectorCode {@code businessSector.type}; 23 in everything this hub writes
 * @param sender who sends
 * @param receiver who shall get it
 * @param createdAt {@code createdDateTime}
 */
public record DocumentHeader(
        String messageId,
        String typeCode,
        String processCode,
        String sectorCode,
        PartyInDocument sender,
        PartyInDocument receiver,
        DocumentTime createdAt) {

    /** Electricity, the only business sector of this market. */
    public static final String ELECTRICITY = "23";

    private static final PartyInDocument NOBODY = new PartyInDocument(CodedId.ABSENT, "");

    /** The header of a document of which nothing could be read. */
    public static final DocumentHeader UNREADABLE =
            new DocumentHeader("", "", "", "", NOBODY, NOBODY, DocumentTime.ABSENT);

    /** A header to be written, by the hub or by a party. */
    public static DocumentHeader of(
            DocumentType type,
            String messageId,
            BusinessReason process,
            PartyInDocument sender,
            PartyInDocument receiver,
            Instant createdAt) {
        return new DocumentHeader(
                messageId,
                type.typeCode(),
                type == DocumentType.ACKNOWLEDGEMENT ? "" : process.code(),
                ELECTRICITY,
                sender,
                receiver,
                DocumentTime.of(createdAt));
    }

    /** A header of the hub's own, in the role that the type of document gives it. */
    public static DocumentHeader fromHub(
            DocumentType type,
            String messageId,
            BusinessReason process,
            PartyId hub,
            PartyId receiver,
            MarketRole receiverRole,
            Instant createdAt) {
        return of(
                type,
                messageId,
                process,
                PartyInDocument.of(hub, type.hubRole()),
                PartyInDocument.of(receiver, receiverRole),
                createdAt);
    }

    /** A header of a party that writes to the hub. */
    public static DocumentHeader toHub(
            DocumentType type,
            String messageId,
            BusinessReason process,
            PartyId sender,
            MarketRole senderRole,
            PartyId hub,
            Instant createdAt) {
        return of(
                type,
                messageId,
                process,
                PartyInDocument.of(sender, senderRole),
                PartyInDocument.of(hub, type.hubRole()),
                createdAt);
    }

    /** The id as an answer repeats it: of one that is too long, as much as an id can have. */
    public String echoedId() {
        return messageId.substring(0, Math.min(messageId.length(), HeaderRules.ID_CHARS_MAX));
    }

    /** The id as people are shown it. */
    public String shownId() {
        return PlainText.line(messageId, HeaderRules.ID_CHARS_MAX);
    }

    /** The process, when it is one this hub knows. */
    public Optional<BusinessReason> process() {
        return MarketCode.find(BusinessReason.class, processCode);
    }

    /** The type, when the market's list has it; else empty, since no document could repeat it. */
    public String knownTypeCode() {
        return CodeLists.MARKET.list("MessageCode").contains(typeCode) ? typeCode : "";
    }

    /** The process, when the market's list has it; else empty, since no document could repeat it. */
    public String knownProcessCode() {
        return CodeLists.MARKET.list("ProcessCode").contains(processCode) ? processCode : "";
    }
}
