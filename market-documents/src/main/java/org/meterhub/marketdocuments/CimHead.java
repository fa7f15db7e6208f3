package org.meterhub.marketdocuments;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.DocumentType;

/**
 * What every document begins with: its id, what it is for, from whom and to whom. The generated classes have it as properties of the same names; here it is
 * read from and written to any of them.
 *
 * @param messageId the document's {@code mRID}
 * @param type code of the document, for example 392; empty where it has none (RSM-009)
 * @param process code of the process, for example E03; empty where it has none (RSM-009)
 * @param sender number, null when it is not given
 * @param senderRole code, for example DDQ
 * @param receiver number, null when it is not given
 * @param receiverRole code
 * @param createdAt when it was written
 */
public record CimHead(
        String messageId,
        String type,
        String process,
        @Nullable PartyId sender,
        String senderRole,
        @Nullable PartyId receiver,
        String receiverRole,
        Instant createdAt) {

    private static final String ELECTRICITY = "23";

    /** The head of a request to the hub. @param createdAt fractions of a second are left out */
    public static CimHead toHub(
            DocumentType type,
            String messageId,
            BusinessReason process,
            PartyId sender,
            MarketRole senderRole,
            PartyId hub,
            Instant createdAt) {
        return new CimHead(
                messageId,
                type.typeCode(),
                process.code(),
                sender,
                senderRole.code(),
                hub,
                type.hubRole().code(),
                createdAt.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The head of a document that was read. */
    public static CimHead of(Object document) {
        CimDocuments.typeOf(document);
        Object createdAt = Property.get(document, "CreatedDateTime");
        if (createdAt == null) {
            throw new IllegalArgumentException("the document does not say when it was written");
        }
        return new CimHead(
                Property.text(document, "MRID"),
                Property.text(document, "Type"),
                Property.text(document, "ProcessProcessType"),
                party(document, "SenderMarketParticipantMRID"),
                Property.text(document, "SenderMarketParticipantMarketRoleType"),
                party(document, "ReceiverMarketParticipantMRID"),
                Property.text(document, "ReceiverMarketParticipantMarketRoleType"),
                XmlTime.instant((XMLGregorianCalendar) createdAt));
    }

    /** Writes it on a document. @return the document */
    public <T> T on(T document) {
        CimDocuments.typeOf(document);
        Property.set(document, "MRID", messageId);
        Property.set(document, "Type", type);
        Property.set(document, "ProcessProcessType", process);
        Property.set(document, "BusinessSectorType", ELECTRICITY);
        if (sender != null) {
            Property.set(document, "SenderMarketParticipantMRID", Ids.party(sender));
        }
        Property.set(document, "SenderMarketParticipantMarketRoleType", senderRole);
        if (receiver != null) {
            Property.set(document, "ReceiverMarketParticipantMRID", Ids.party(receiver));
        }
        Property.set(document, "ReceiverMarketParticipantMarketRoleType", receiverRole);
        Property.set(document, "CreatedDateTime", XmlTime.of(createdAt));
        return document;
    }

    private static @Nullable PartyId party(Object document, String name) {
        return Property.get(document, name) instanceof org.meterhub.marketdocuments.cim.PartyId id
                ? PartyId.of(id.getValue())
                : null;
    }
}
