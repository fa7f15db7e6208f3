package org.meterhub.messageschemas;

/**
 * How large a document of an actor may be, whole and in its parts (docs/reference/messages.md#how-the-hub-reads). Beyond any of these it is refused, not read.
 *
 * @param documentBytesMax bytes of a whole document; checked before a parser sees it
 * @param unbrokenBytesMax bytes between two angle brackets, so that no name, comment or text can grow without bound inside the parser
 * @param depthMax elements inside elements, the root counted
 * @param attributesMax attributes of one element; also namespace declarations of one element
 * @param textCharsMax characters of one text or one attribute
 * @param violationsMax violations of the schema that an answer lists; reading stops there
 */
public record XmlLimits(
        int documentBytesMax,
        int unbrokenBytesMax,
        int depthMax,
        int attributesMax,
        int textCharsMax,
        int violationsMax) {

    /** The market's limits: 50 MB a document, 64 kB a text, 64 elements deep, 64 attributes, 20 violations listed. */
    public static final XmlLimits MARKET = new XmlLimits(52_428_800, 262_144, 64, 64, 65_536, 20);

    /** @throws IllegalArgumentException when a limit is not positive */
    public XmlLimits {
        if (Math.min(Math.min(documentBytesMax, unbrokenBytesMax), Math.min(depthMax, attributesMax)) < 1
                || Math.min(textCharsMax, violationsMax) < 1) {
            throw new IllegalArgumentException("every limit is at least one");
        }
    }
}
