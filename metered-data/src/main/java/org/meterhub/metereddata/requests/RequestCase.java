package org.meterhub.metereddata.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.metereddata.MeteredPointPeriod;

/** A request with all that the rules look at. */
public final class RequestCase {

    private final DataRequest request;
    private final List<MeteredPointPeriod> known;
    private final MarketProfile profile;
    private final Optional<Interval> period;

    /**
     * @param periods what is known of the metering point: the stretches that the request's {@link #periodOf period} touches; more do no harm
     * @param now the present, which ends the year that is meant where none is named
     */
    public RequestCase(DataRequest request, List<MeteredPointPeriod> periods, Instant now, MarketProfile profile) {
        this.request = request;
        this.profile = profile;
        this.period = periodOf(request, now, profile.calendar());
        this.known = periods.stream()
                .sorted(Comparator.comparing(stretch -> stretch.interval().from()))
                .toList();
    }

    /**
     * The period that a request means: as it says, and for a yearly sum that names none the twelve months up to the market day of the present, which is
     * the last of which all values can be there [derived: the public rules are silent].
     *
     * @return empty when it says something that is no period
     */
    public static Optional<Interval> periodOf(DataRequest request, Instant now, MarketCalendar calendar) {
        if (request.kind() == DataRequest.Kind.YEARLY_SUM && request.namesNoPeriod()) {
            LocalDate today = calendar.dayOf(now);
            return Optional.of(calendar.intervalOf(today.minusYears(1), today));
        }
        return request.namedPeriod();
    }

    public DataRequest request() {
        return request;
    }

    public MarketProfile profile() {
        return profile;
    }

    /** The period asked for; empty when there is none, which a rule refuses. */
    public Optional<Interval> period() {
        return period;
    }

    /** The stretches of the metering point within the period, cut to it, by time; empty when the point is not known then. */
    public List<MeteredPointPeriod> concerned() {
        return period.map(interval -> known.stream()
                        .flatMap(stretch -> stretch.interval().intersection(interval).map(stretch::during).stream())
                        .toList())
                .orElse(List.of());
    }

    /** The part of {@link #concerned()} that the requester may see. */
    public List<MeteredPointPeriod> entitled() {
        return concerned().stream().filter(this::isEntitledTo).toList();
    }

    /** A supplier sees what it supplies or supplies the parent of, a grid company what it meters or borders on; the authorities what is theirs to see. */
    private boolean isEntitledTo(MeteredPointPeriod stretch) {
        PartyId requester = request.requester();
        return switch (request.role()) {
            case ENERGY_SUPPLIER -> requester.equals(stretch.supplier()) || requester.equals(stretch.parentSupplier());
            case GRID_COMPANY, METERED_DATA_RESPONSIBLE ->
                requester.equals(stretch.gridCompany())
                        || stretch.neighbourGridCompanies().contains(requester);
            case SYSTEM_OPERATOR -> requester.equals(profile.meteredData().systemOperator());
            case ENERGY_AGENCY ->
                requester.equals(profile.meteredData().energyAgency()) && concernsTheAgency(stretch.type());
            default -> false;
        };
    }

    private static boolean concernsTheAgency(MeteringPointType type) {
        return type == MeteringPointType.PRODUCTION || type == MeteringPointType.VE_PRODUCTION;
    }

    /** Whether the requester asks in one of these roles for a point that is known, and may see nothing of it. */
    boolean isShutOut(MarketRole... roles) {
        return List.of(roles).contains(request.role())
                && !concerned().isEmpty()
                && entitled().isEmpty();
    }
}
