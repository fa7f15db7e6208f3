package org.meterhub.messageschemas;

/**
 * A document of the market, held in memory whole. The records that implement it lie in {@code documents}; the large documents have streaming
 * readers and writers beside them.
 */
public interface MarketDocument {

    /** What kind of document it is. */
    DocumentType type();

    DocumentHeader header();
}
