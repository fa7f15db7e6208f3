package org.meterhub.marketmodel;

import java.util.Optional;

/** A value of one of the market's code lists: an enum constant that knows the code it has in documents. */
public interface MarketCode {

    /** The code as it stands in documents, for example {@code E17}. */
    String code();

    /** Finds the constant with this code; empty when the list has none. */
    static <E extends Enum<E> & MarketCode> Optional<E> find(Class<E> list, String code) {
        for (E constant : list.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException when the list has no such code */
    static <E extends Enum<E> & MarketCode> E of(Class<E> list, String code) {
        return find(list, code)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + code + "' is not a code of " + list.getSimpleName()));
    }
}
