package org.meterhub.marketmodel;

import java.util.Optional;

/** The number a market party is known by: a {@link Gln} or an {@link Eic}. */
public sealed interface PartyId extends Comparable<PartyId> permits Gln, Eic {

    /** The number as it stands in documents: 13 digits or 16 characters. */
    String value();

    /** The CIM coding scheme of the number: A10 for GS1, A01 for EIC. */
    String codingScheme();

    /** Reads a party number, which is a GLN when it has 13 characters and an EIC when it has 16; empty when it is neither. */
    static Optional<PartyId> parse(String text) {
        if (Gln.isValid(text)) {
            return Optional.of(new Gln(text));
        }
        return Eic.isValid(text) ? Optional.of(new Eic(text)) : Optional.empty();
    }

    /** @throws IllegalArgumentException when the text is no party number */
    static PartyId of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is neither a GLN (13 digits with check digit) nor an EIC (16 characters)"));
    }

    @Override
    default int compareTo(PartyId other) {
        return value().compareTo(other.value());
    }
}
