package org.meterhub.messageschemas;

import org.meterhub.messageschemas.XmlBytes.Tag;

/** Writes the header that all documents but RSM-009 share (docs/reference/messages.md). The sector is always written: readers refuse its absence. */
final class HeaderWriter {

    static final Tag MRID = Tag.of("mRID");
    static final Tag SECTOR = Tag.code("businessSector.type", "BusinessSectorCode");
    static final Tag SENDER = Tag.party("sender_MarketParticipant.mRID");
    static final Tag SENDER_ROLE = Tag.code("sender_MarketParticipant.marketRole.type", "RoleCode");
    static final Tag RECEIVER = Tag.party("receiver_MarketParticipant.mRID");
    static final Tag RECEIVER_ROLE = Tag.code("receiver_MarketParticipant.marketRole.type", "RoleCode");
    static final Tag CREATED = Tag.of("createdDateTime");
    private static final Tag TYPE = Tag.code("type", "MessageCode");
    private static final Tag PROCESS = Tag.code("process.processType", "ProcessCode");

    private HeaderWriter() {}

    /** Starts a large document, whose schema demands that the header names everything. */
    static void writeComplete(XmlBytes xml, DocumentType type, DocumentHeader header) {
        if (header.processCode().isEmpty()
                || header.sender().id().isAbsent()
                || header.receiver().id().isAbsent()
                || header.receiver().roleCode().isEmpty()) {
            throw new IllegalArgumentException("the header of a " + type + " names process, sender and receiver");
        }
        write(xml, type, header);
    }

    /** Starts the document and writes its header. */
    static void write(XmlBytes xml, DocumentType type, DocumentHeader header) {
        xml.startDocument(type);
        xml.element(MRID, header.messageId());
        if (type != DocumentType.ACKNOWLEDGEMENT) {
            xml.element(TYPE, header.typeCode());
            // May be left out in documents whose schema says so.
            xml.optional(PROCESS, header.processCode());
        }
        xml.element(SECTOR, header.sectorCode().isEmpty() ? DocumentHeader.ELECTRICITY : header.sectorCode());
        // Who is not named can stand only in documents whose schema lets parties be absent.
        xml.optional(SENDER, header.sender().id());
        xml.element(SENDER_ROLE, header.sender().roleCode());
        xml.optional(RECEIVER, header.receiver().id());
        xml.optional(RECEIVER_ROLE, header.receiver().roleCode());
        xml.element(CREATED, header.createdAt());
    }
}
