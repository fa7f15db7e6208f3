package org.meterhub.hubroutes.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;

/**
 * One transaction of a request document as the registry is asked it. The route that decides on a document and the check that only judges one read it in this
 * same way.
 *
 * @param transactionId the sender's id of it
 * @param meteringPointId as the document names it
 * @param request empty when the transaction cannot be put as a request
 * @param unreadable why it cannot
 * @param <R> the registry's request
 */
public record Asked<R>(String transactionId, CodedId meteringPointId, Optional<R> request, List<Rejection> unreadable) {

    public Asked {
        unreadable = List.copyOf(unreadable);
    }

    public static <R> Asked<R> of(String transactionId, CodedId meteringPointId, R request) {
        return new Asked<>(transactionId, meteringPointId, Optional.of(request), List.of());
    }

    /** A request about the instant that a time names; one that names none is refused with D66, since the schema lets a time without a zone pass. */
    public static <R> Asked<R> at(
            String transactionId,
            CodedId meteringPointId,
            DocumentTime time,
            String field,
            Function<Instant, R> request) {
        return time.instant()
                .map(instant -> of(transactionId, meteringPointId, request.apply(instant)))
                .orElseGet(() ->
                        new Asked<>(transactionId, meteringPointId, Optional.empty(), List.of(noInstant(time, field))));
    }

    /** A request that names several times, each of which may be absent. */
    public static <R> Asked<R> ofReadable(
            String transactionId, CodedId meteringPointId, List<Rejection> unreadable, Supplier<R> request) {
        return unreadable.isEmpty()
                ? of(transactionId, meteringPointId, request.get())
                : new Asked<>(transactionId, meteringPointId, Optional.empty(), unreadable);
    }

    /** D66 for a time that is there and names no instant; nothing otherwise. */
    public static List<Rejection> unreadable(DocumentTime time, String field) {
        return time.text().isEmpty() || time.instant().isPresent() ? List.of() : List.of(noInstant(time, field));
    }

    private static Rejection noInstant(DocumentTime time, String field) {
        return RejectionCode.FORMAT_ILLEGAL.at(field, time.fault().orElse(""));
    }
}
