package org.meterhub.messageschemas;

import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.Rejection;

/**
 * A document read whole, or why it could not be.
 *
 * @param document present exactly when there are no rejections
 * @param rejections one for each violation of the schema, at most {@link XmlLimits#violationsMax()}
 */
public record Reading<T>(Optional<T> document, List<Rejection> rejections) {

    /** @throws IllegalArgumentException when both or neither are given */
    public Reading {
        rejections = List.copyOf(rejections);
        if (document.isPresent() != rejections.isEmpty()) {
            throw new IllegalArgumentException("a document is either read or refused");
        }
    }

    static <T> Reading<T> of(T document) {
        return new Reading<>(Optional.of(document), List.of());
    }

    static <T> Reading<T> refused(List<Rejection> rejections) {
        return new Reading<>(Optional.empty(), rejections);
    }

    /** The document of one that is known to be valid, such as one the hub wrote. @throws IllegalStateException when it was refused */
    public T orThrow() {
        return document.orElseThrow(() -> new IllegalStateException("the document is not valid: " + rejections));
    }
}
