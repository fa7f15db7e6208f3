package org.meterhub.supplierregistry.meteringpoint;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.process.PointRequest;
import org.meterhub.supplierregistry.process.ProcessKind;

/**
 * One transaction of an RSM-021 request, as it was sent: texts are not yet judged.
 *
 * @param kind which step in the life of the point
 * @param transactionId the sender's id of the transaction
 * @param sender the party that sent it, by the address it came from
 * @param gsrn the metering point's number
 * @param validFrom from when
 * @param attributes what the document says of the point; what it does not say is not changed
 * @param requestedAt when the document was made, by the sender's clock; recorded, never judged by
 */
public record MeteringPointRequest(
        ProcessKind kind,
        String transactionId,
        PartyId sender,
        String gsrn,
        Instant validFrom,
        Map<PointAttribute, String> attributes,
        Instant requestedAt)
        implements PointRequest {

    public MeteringPointRequest {
        attributes = Map.copyOf(attributes);
    }

    /** The step that a document with this process type asks for; empty when this hub does not know it. */
    public static Optional<ProcessKind> kindOf(BusinessReason reason) {
        return switch (reason) {
            case NEW_METERING_POINT -> Optional.of(ProcessKind.CREATE_METERING_POINT);
            case UPDATE_MASTER_DATA -> Optional.of(ProcessKind.CHANGE_METERING_POINT);
            case CLOSE_DOWN_METERING_POINT -> Optional.of(ProcessKind.CLOSE_DOWN_METERING_POINT);
            case CONNECT_METERING_POINT -> Optional.of(ProcessKind.CONNECT_METERING_POINT);
            case CHANGE_CONNECTION_STATE -> Optional.of(ProcessKind.DISCONNECT_OR_RECONNECT_METERING_POINT);
            default -> Optional.empty();
        };
    }

    @Override
    public Instant effectiveFrom() {
        return validFrom;
    }

    public Optional<String> value(PointAttribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** Without the address and the rest: where somebody lives stays out of logs. */
    @Override
    public String toString() {
        return "MeteringPointRequest[" + kind + " " + transactionId + " of " + sender + " for " + gsrn + " from "
                + validFrom + "]";
    }
}
