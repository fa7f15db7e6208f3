package org.meterhub.marketmodel;

import java.util.Optional;

/** The number a market party is known by: a {@link Gln} or an {@link Eic}. */
public sealed interface PartyId extends Comparable<PartyId> permits Gln, Eic {

    /** The number as it stands in documents: 13 digits or 16 characters. */
    String value();

    /** The CIM coding scheme of the number: A10 for GS1, A01 for EIC. */
    String codingScheme();

    /**
     * Reads a party number by its form alone: a GLN when it is 13 digits, an EIC when it is 16 characters; empty when it is neither. Enough where the
     * number is looked up afterwards.
     */
    static Optional<PartyId> parse(String text) {
        return parse(text, CheckDigits.WARN);
    }

    /** Reads a party number that is to be kept: in a market that refuses wrong check digits, empty when that is wrong. */
    static Optional<PartyId> parse(String text, CheckDigits checkDigits) {
        if (Gln.isValid(text, checkDigits)) {
            return Optional.of(new Gln(text));
        }
        return Eic.isValid(text, checkDigits) ? Optional.of(new Eic(text)) : Optional.empty();
    }

    /** @throws IllegalArgumentException when the text is no party number */
    static PartyId of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is neither a GLN (13 digits) nor an EIC (16 characters)"));
    }

    @Override
    default int compareTo(PartyId other) {
        return value().compareTo(other.value());
    }
}
