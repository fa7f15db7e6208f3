package org.meterhub.messageschemas;

import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.Rejection;

/**
 * What a document says it is, from its root and header alone.
 *
 * @param type empty when the hub does not know the root element
 * @param header as far as it could be read
 * @param rejections 00301 for an unknown root, 00302 for bytes that are no XML up to the end of the header; empty when the document can be read on
 * @param notXml the fault behind 00302, with its place
 */
public record Identified(
        Optional<DocumentType> type,
        DocumentHeader header,
        List<Rejection> rejections,
        Optional<DocumentFault> notXml) {

    public Identified {
        rejections = List.copyOf(rejections);
    }

    /** Whether the document is of a known type, so that its reader can take it. */
    public boolean isKnown() {
        return rejections.isEmpty();
    }
}
