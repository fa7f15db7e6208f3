package org.meterhub.hubroutes.metereddata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.metereddata.SubmittedSeries;

/** Says in the words of metered data what was read of an RSM-012. */
public final class ReadSeries {

    private ReadSeries() {}

    /** Faults that come before any rule, because the series cannot even be expressed. */
    public static List<Rejection> unreadable(MeasureSeries series) {
        return series.registeredAt().instant().isPresent()
                ? List.of()
                : List.of(RejectionCode.FORMAT_ILLEGAL.at(
                        "registration_DateAndOrTime.dateTime",
                        "'" + series.registeredAt().text() + "' names no instant: a zone is missing"));
    }

    /** Empty when the number cannot be one. */
    static Optional<Gsrn> meteringPoint(MeasureSeries series) {
        return SubmittedSeries.gsrn(series.meteringPointId().value());
    }

    /** @param receivedAt stands in for a time of registration that cannot be read */
    public static SubmittedSeries submitted(MeasureSeries series, PartyId sender, Instant receivedAt) {
        return new SubmittedSeries(
                series.transactionId(),
                series.meteringPointId().value(),
                series.typeCode(),
                series.unitCode(),
                series.resolution(),
                series.registeredAt().instant().orElse(receivedAt),
                series.start(),
                series.end(),
                series.count(),
                series.positions(),
                series.quantitiesWh(),
                series.quantityStates(),
                series.qualityCodes(),
                sender);
    }
}
