package org.meterhub.messageschemas;

import org.meterhub.messageschemas.XmlBytes.Tag;

/** Writes the header that all documents but RSM-009 share (messages.md §1.2). The sector is always written: readers refuse its absence. */
final class HeaderWriter {

    static final Tag MRID = Tag.of("mRID");
    static final Tag SECTOR = Tag.of("businessSector.type");
    static final Tag SENDER = Tag.of("sender_MarketParticipant.mRID");
    static final Tag SENDER_ROLE = Tag.of("sender_MarketParticipant.marketRole.type");
    static final Tag RECEIVER = Tag.of("receiver_MarketParticipant.mRID");
    static final Tag RECEIVER_ROLE = Tag.of("receiver_MarketParticipant.marketRole.type");
    static final Tag CREATED = Tag.of("createdDateTime");
    private static final Tag TYPE = Tag.of("type");
    private static final Tag PROCESS = Tag.of("process.processType");

    private HeaderWriter() {}

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
