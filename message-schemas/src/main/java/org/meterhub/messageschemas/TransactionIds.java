package org.meterhub.messageschemas;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * The checks of transaction ids that need only the one document (docs/reference/rejection-codes.md#header-and-identity): not empty, not too long, not
 * twice. One
 * instance for one document, asked in the document's order. Any of these refuses the whole document, as header faults do.
 */
public final class TransactionIds {

    /** By the element that each stands for. Read once: to ask a class for its components is slow. */
    private static final ClassValue<Map<String, RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, RecordComponent> computeValue(Class<?> record) {
            return Arrays.stream(record.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(Element.class))
                    .collect(Collectors.toMap(
                            component -> component.getAnnotation(Element.class).value(), component -> component));
        }
    };

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
        RecordComponent transactions =
                COMPONENTS.get(document.getClass()).get(document.type().group().transaction());
        return transactions == null || transactions.getType() != List.class
                ? List.of()
                : ((List<?>) valueOf(transactions, document))
                        .stream().map(TransactionIds::idOf).toList();
    }

    private static String idOf(Object transaction) {
        RecordComponent id = COMPONENTS.get(transaction.getClass()).get("mRID");
        if (id == null) {
            throw new IllegalStateException(transaction.getClass() + " names no transaction id");
        }
        return (String) valueOf(id, transaction);
    }

    private static Object valueOf(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("records of documents are public", impossible);
        }
    }

    /**
     * Why a document without any transaction is refused: its schema may allow it, but nobody can mean it. E0H [derived: the public rules are silent; what is
     * mandatory and missing has this code].
     */
    public static Rejection none(DocumentType type) {
        return RejectionCode.DATA_NOT_AVAILABLE.at(
                type.group().transaction(), "the document has none, expected at least one");
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
            return Optional.of(RejectionCode.TRANSACTION_ID_USED.at(
                    field, transactionId + " stands more than once in this document"));
        }
        return Optional.empty();
    }

    /** The ids found right so far. */
    public List<String> accepted() {
        return List.copyOf(seen);
    }
}
