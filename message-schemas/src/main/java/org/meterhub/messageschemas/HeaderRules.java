package org.meterhub.messageschemas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * The checks of header and identity that need no state (docs/reference/rejection-codes.md#header-and-identity). Whether an id was used before is asked of the
 * message log, not here.
 */
public final class HeaderRules {

    /** Longest message or transaction id, in characters. */
    public static final int ID_CHARS_MAX = 36;

    private HeaderRules() {}

    /**
     * Judges the header of a document that came in.
     *
     * @param authenticated the party of the address the document came from, never what the document says
     * @param rolesHeld the roles that party holds
     * @return every fault, in the catalogue's order of precedence; empty when the header is right
     */
    public static List<Rejection> check(
            DocumentHeader header,
            DocumentType type,
            PartyId authenticated,
            Set<MarketRole> rolesHeld,
            MarketProfile profile) {
        List<Rejection> rejections = new ArrayList<>();
        checkSender(header.sender(), type, authenticated, rolesHeld, rejections);
        checkReceiver(header.receiver(), type, profile, rejections);
        checkId(header.messageId(), rejections);
        checkCodes(header, type, rejections);
        header.createdAt()
                .fault()
                .ifPresent(fault -> rejections.add(RejectionCode.STRUCTURE_INVALID.at("createdDateTime", fault)));
        rejections.sort(Comparator.comparing(Rejection::code));
        return List.copyOf(rejections);
    }

    private static void checkSender(
            PartyInDocument sender,
            DocumentType type,
            PartyId authenticated,
            Set<MarketRole> rolesHeld,
            List<Rejection> rejections) {
        String roleField = "sender_MarketParticipant.marketRole.type";
        Optional<MarketRole> role = sender.role();
        if (role.isEmpty() || !holds(rolesHeld, role.get())) {
            rejections.add(RejectionCode.ROLE_NOT_HELD.at(roleField, found(sender.roleCode())));
        }
        if (!sender.id().value().equals(authenticated.value())) {
            rejections.add(RejectionCode.SENDER_NOT_AUTHENTICATED.at(
                    "sender_MarketParticipant.mRID", found(sender.id().value(), authenticated.value())));
        }
        if (role.isEmpty() || !type.senderRoles().contains(role.get())) {
            rejections.add(
                    RejectionCode.ROLE_MAY_NOT_SEND.at(roleField, found(sender.roleCode(), oneOf(type.senderRoles()))));
        }
    }

    private static String found(String text) {
        return text.isEmpty() ? "it is missing" : "found " + DocumentFault.excerpt(text);
    }

    private static String found(String text, String expected) {
        return found(text) + ", expected " + expected;
    }

    private static String oneOf(Set<? extends MarketCode> codes) {
        String all = codes.stream().map(MarketCode::code).sorted().collect(Collectors.joining(", "));
        return codes.size() == 1 ? all : "one of: " + all;
    }

    /** Whoever reads meters is the grid company, in another role: it need not be held apart. */
    private static boolean holds(Set<MarketRole> rolesHeld, MarketRole role) {
        return rolesHeld.contains(role)
                || role == MarketRole.METERED_DATA_RESPONSIBLE && rolesHeld.contains(MarketRole.GRID_COMPANY);
    }

    private static void checkReceiver(
            PartyInDocument receiver, DocumentType type, MarketProfile profile, List<Rejection> rejections) {
        if (!receiver.id().value().equals(profile.hub().value())) {
            rejections.add(RejectionCode.RECEIVER_NOT_HUB.at(
                    "receiver_MarketParticipant.mRID",
                    found(receiver.id().value(), profile.hub().value())));
        }
        if (!receiver.roleCode().equals(type.hubRole().code())) {
            rejections.add(RejectionCode.RECEIVER_ROLE_WRONG.at(
                    "receiver_MarketParticipant.marketRole.type",
                    found(receiver.roleCode(), type.hubRole().code())));
        }
    }

    private static void checkId(String messageId, List<Rejection> rejections) {
        if (messageId.isBlank()) {
            rejections.add(RejectionCode.MESSAGE_ID_EMPTY.at("mRID", ""));
        } else if (messageId.length() > ID_CHARS_MAX) {
            rejections.add(RejectionCode.MESSAGE_ID_TOO_LONG.at(
                    "mRID", "found " + messageId.length() + " characters, expected at most " + ID_CHARS_MAX));
        }
    }

    private static void checkCodes(DocumentHeader header, DocumentType type, List<Rejection> rejections) {
        if (!type.isInbound()) {
            rejections.add(RejectionCode.TYPE_NOT_SUPPORTED.at("type", "the hub sends this document and takes none"));
        } else {
            checkTypeAndProcess(header, type, rejections);
        }
        if (!header.sectorCode().equals(DocumentHeader.ELECTRICITY)) {
            rejections.add(RejectionCode.SECTOR_NOT_ELECTRICITY.at(
                    "businessSector.type", found(header.sectorCode(), DocumentHeader.ELECTRICITY)));
        }
    }

    private static void checkTypeAndProcess(DocumentHeader header, DocumentType type, List<Rejection> rejections) {
        if (!header.typeCode().equals(type.typeCode())) {
            rejections.add(RejectionCode.TYPE_NOT_SUPPORTED.at("type", found(header.typeCode(), type.typeCode())));
        }
        if (header.process().filter(type.inboundProcesses()::contains).isEmpty()) {
            rejections.add(RejectionCode.PROCESS_NOT_SUPPORTED.at(
                    "process.processType", found(header.processCode(), oneOf(type.inboundProcesses()))));
        }
    }
}
