package org.meterhub.hubroutes.delivery;

import java.util.UUID;

/** Ids for documents and transactions that the hub writes. */
@FunctionalInterface
public interface DocumentIds {

    /** A new id: 32 hexadecimal digits, which also fit where an ebIX id may have 35 characters (docs/reference/messages.md#how-the-hub-writes). */
    String next();

    /** Random ids. */
    static DocumentIds random() {
        return () -> UUID.randomUUID().toString().replace("-", "");
    }
}
