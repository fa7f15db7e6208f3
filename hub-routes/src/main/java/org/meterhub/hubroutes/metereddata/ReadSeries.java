package org.meterhub.hubroutes.metereddata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.metereddata.SubmittedSeries;

/** Says in the words of metered data what was read of an RSM-012. */
public final class ReadSeries {

    private ReadSeries() {}

    /** Faults that come before any rule, because the series cannot even be expressed. */
    public static List<Rejection> unreadable(MeasureSeries series) {
        return series.registeredAt()
                .fault()
                .map(fault -> List.of(RejectionCode.FORMAT_ILLEGAL.at("registration_DateAndOrTime.dateTime", fault)))
                .orElseGet(List::of);
    }

    /** Empty when the number cannot be one. */
    static Optional<Gsrn> meteringPoint(MeasureSeries series) {
        return SubmittedSeries.gsrn(series.meteringPointId().value());
    }

    /** Null when no date of the market can be so: rules then say that it is missing. */
    private static @Nullable Instant nameable(Instant instant) {
        return MarketCalendar.NAMEABLE.contains(instant) ? instant : null;
    }

    /** An area as the rules compare it with the registry's: with its scheme where that is not the market's own. */
    private static String area(CodedId id, MarketProfile profile) {
        boolean ofThisMarket = id.isAbsent() || id.codingScheme().equals(profile.gridAreaCodingScheme());
        return ofThisMarket ? id.value() : id.value() + " (" + id.codingScheme() + ")";
    }

    /** @param receivedAt stands in for a time of registration that cannot be read */
    public static SubmittedSeries submitted(
            MeasureSeries series, PartyId sender, Instant receivedAt, MarketProfile profile) {
        return new SubmittedSeries(
                series.transactionId(),
                series.meteringPointId().value(),
                series.typeCode(),
                series.unitCode(),
                series.resolution(),
                series.product(),
                area(series.inDomain(), profile),
                area(series.outDomain(), profile),
                series.registeredAt().instant().orElse(receivedAt),
                nameable(series.start()),
                nameable(series.end()),
                series.count(),
                series.positions(),
                series.quantitiesWh(),
                series.quantityStates(),
                series.qualityCodes(),
                sender);
    }
}
