package org.meterhub.messageschemas;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Recognizes by its first bytes what no parser of XML reads, so that its sender is told what it sent and what to send instead. A parser would complain of a
 * character that the sender has never seen.
 */
final class FirstBytes {

    /** So many bytes are enough. */
    static final int LENGTH = 8;

    private static final String UNCOMPRESSED = "; send the document itself, uncompressed, in UTF-8";
    private static final String ONLY_XML = "; the hub takes XML documents in UTF-8";
    private static final String WITH_MARK = "; send UTF-8, or UTF-16 with a byte order mark";

    private record Form(byte[] beginning, String said) {

        static Form of(String hex, String said) {
            return new Form(HexFormat.of().parseHex(hex), said);
        }

        boolean begins(byte[] bytes, int length) {
            if (length < beginning.length) {
                return false;
            }
            for (int i = 0; i < beginning.length; i++) {
                if (bytes[i] != beginning[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** UTF-16 whose document begins with a declaration, which may name it: the parser reads that. */
    private static final List<Form> MAYBE_DECLARED = List.of(Form.of("3c003f00", ""), Form.of("003c003f", ""));

    /** In an order in which the longer beginning is looked for first. */
    private static final List<Form> FORMS = List.of(
            Form.of("1f8b", "the bytes are compressed with gzip" + UNCOMPRESSED),
            Form.of("504b0304", "the bytes are a zip file" + UNCOMPRESSED),
            Form.of("28b52ffd", "the bytes are compressed with zstd" + UNCOMPRESSED),
            Form.of("425a68", "the bytes are compressed with bzip2" + UNCOMPRESSED),
            Form.of("fd377a585a00", "the bytes are compressed with xz" + UNCOMPRESSED),
            Form.of("7801", "the bytes are compressed with deflate" + UNCOMPRESSED),
            Form.of("789c", "the bytes are compressed with deflate" + UNCOMPRESSED),
            Form.of("78da", "the bytes are compressed with deflate" + UNCOMPRESSED),
            Form.of("0000feff", "the encoding is UTF-32" + WITH_MARK),
            Form.of("fffe0000", "the encoding is UTF-32" + WITH_MARK),
            Form.of("0000003c", "the encoding is UTF-32" + WITH_MARK),
            Form.of("3c000000", "the encoding is UTF-32" + WITH_MARK),
            Form.of("3c00", "the encoding is UTF-16 without a byte order mark" + WITH_MARK),
            Form.of("003c", "the encoding is UTF-16 without a byte order mark" + WITH_MARK),
            Form.of("4c6fa794", "the encoding is EBCDIC" + WITH_MARK),
            Form.of("7b", "the document is JSON" + ONLY_XML),
            Form.of("554e41", "the document is EDIFACT" + ONLY_XML),
            Form.of("554e42", "the document is EDIFACT" + ONLY_XML));

    private FirstBytes() {}

    /** What the document is and what to do, when it cannot be read; empty when nothing speaks against it. */
    static Optional<String> fault(byte[] first, int length) {
        if (MAYBE_DECLARED.stream().anyMatch(form -> form.begins(first, length))) {
            return Optional.empty();
        }
        return FORMS.stream()
                .filter(form -> form.begins(first, length))
                .map(Form::said)
                .findFirst();
    }
}
