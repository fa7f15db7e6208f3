package org.meterhub.messageschemas;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * The checks of transaction ids that need only the one document (validation-rules.md §1.3): not empty, not too long, not twice. One
 * instance for one document, asked in the document's order. Any of these refuses the whole document, as header faults do.
 */
public final class TransactionIds {

    private final String field;
    private final Set<String> seen = new HashSet<>();

    /** @param field the element that holds the ids: {@code Series/mRID} or {@code MktActivityRecord/mRID} */
    public TransactionIds(String field) {
        this.field = field;
    }

    /**
     * The ids of a document's transactions, in its order: of the records of its list, the component that stands for {@code mRID}. Empty for a
     * document without transactions.
     */
    public static List<String> of(MarketDocument document) {
        List<String> ids = new ArrayList<>();
        String transaction = document.type().group().transaction();
        for (RecordComponent component : document.getClass().getRecordComponents()) {
            Element element = component.getAnnotation(Element.class);
            if (element != null && element.value().equals(transaction) && component.getType() == List.class) {
                ((List<?>) valueOf(component, document)).forEach(record -> ids.add(idOf(record)));
            }
        }
        return ids;
    }

    private static String idOf(Object transaction) {
        for (RecordComponent component : transaction.getClass().getRecordComponents()) {
            Element element = component.getAnnotation(Element.class);
            if (element != null && element.value().equals("mRID")) {
                return (String) valueOf(component, transaction);
            }
        }
        throw new IllegalStateException(transaction.getClass() + " names no transaction id");
    }

    private static Object valueOf(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("records of documents are public", impossible);
        }
    }

    /** Judges the next id; empty when it is right. */
    public Optional<Rejection> check(String transactionId) {
        if (transactionId.isBlank()) {
            return Optional.of(RejectionCode.TRANSACTION_ID_EMPTY.at(field, ""));
        }
        if (transactionId.length() > HeaderRules.ID_CHARS_MAX) {
            return Optional.of(RejectionCode.TRANSACTION_ID_TOO_LONG.at(
                    field,
                    "found " + transactionId.length() + " characters, expected at most " + HeaderRules.ID_CHARS_MAX));
        }
        if (!seen.add(transactionId)) {
            return Optional.of(RejectionCode.TRANSACTION_ID_USED.at(field, "twice in this document"));
        }
        return Optional.empty();
    }

    /** The ids found right so far. */
    public List<String> accepted() {
        return List.copyOf(seen);
    }
}
