package org.meterhub.messagelog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A SHA-256 sum, compared by value.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record Sha256(String hex) {

    private static final int BYTES = 32;

    /** @throws IllegalArgumentException when it is not 64 hexadecimal digits in lower case */
    public Sha256 {
        if (HexFormat.of().parseHex(hex).length != BYTES || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("'" + hex + "' is not a SHA-256 sum");
        }
    }

    /** The sum whose 32 bytes these are. */
    public static Sha256 ofSum(byte[] sum) {
        return new Sha256(HexFormat.of().formatHex(sum));
    }

    /** The sum over this content. */
    public static Sha256 over(byte[] content) {
        return ofSum(digest().digest(content));
    }

    /** A fresh digest of this kind, for streams. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java has SHA-256", failure);
        }
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
