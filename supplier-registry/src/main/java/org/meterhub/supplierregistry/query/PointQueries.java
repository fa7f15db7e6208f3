package org.meterhub.supplierregistry.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.Parties;
import org.meterhub.supplierregistry.Supply;
import org.meterhub.supplierregistry.chargelink.ChargeLinks;
import org.meterhub.supplierregistry.chargelink.LinkedCharge;
import org.meterhub.supplierregistry.rule.RequestFields;

/**
 * Who may be told what of a metering point. A supplier: what is of the time in which it supplies the point. A grid company: what is of the time in which the
 * point is in one of its grid areas. The system operator: which of its own charges the point pays, and no master data. Everybody else: nothing.
 */
public final class PointQueries {

    /** A point changes some times a year; who asks about more is asked to shorten the time. */
    static final int PERIODS_MAX = 100;

    private final MeteringPoints points;
    private final Parties parties;
    private final ChargeLinks chargeLinks;
    private final MarketProfile profile;

    public PointQueries(MeteringPoints points, Parties parties, ChargeLinks chargeLinks, MarketProfile profile) {
        this.points = points;
        this.parties = parties;
        this.chargeLinks = chargeLinks;
        this.profile = profile;
    }

    /**
     * What is told.
     *
     * @param rejections why nothing is; empty when something is
     * @param told what was asked about, in order of time; empty with a rejection
     */
    public record Answer<T>(List<Rejection> rejections, List<T> told) {

        public Answer {
            rejections = List.copyOf(rejections);
            told = List.copyOf(told);
        }

        private static <T> Answer<T> refused(Rejection reason) {
            return new Answer<>(List.of(reason), List.of());
        }
    }

    /** The stretches of time of which the sender may know the master data; nothing about the point changes within one. */
    public Answer<MeteringPointPeriod> masterData(UnitOfWork unit, PointQuery query, Instant now) {
        List<Rejection> wrong = query.judge(profile, now);
        return wrong.isEmpty() ? entitled(unit, query, now) : new Answer<>(wrong, List.of());
    }

    /** The charges that the point pays in the time asked about, as far as the sender may know. */
    public Answer<LinkedCharge> charges(UnitOfWork unit, PointQuery query, Instant now) {
        List<Rejection> wrong = query.judge(profile, now);
        if (!wrong.isEmpty()) {
            return new Answer<>(wrong, List.of());
        }
        Answer<MeteringPointPeriod> entitled = entitled(unit, query, now);
        if (!entitled.rejections().isEmpty()) {
            return new Answer<>(entitled.rejections(), List.of());
        }
        Predicate<LinkedCharge> ownIfNeeded = query.role() == MarketRole.SYSTEM_OPERATOR
                ? link -> link.charge().owner().equals(query.sender())
                : any -> true;
        Gsrn gsrn = new Gsrn(query.gsrn());
        List<LinkedCharge> told = chargeLinks.from(unit, gsrn, query.period(now).from()).stream()
                .filter(ownIfNeeded)
                .filter(link -> entitled.told().stream().anyMatch(period -> meet(link, period.interval())))
                .toList();
        return told.isEmpty()
                ? Answer.refused(RejectionCode.DATA_NOT_AVAILABLE.at(
                        RequestFields.METERING_POINT, "no charge is linked to the metering point in this time"))
                : new Answer<>(List.of(), told);
    }

    private static boolean meet(LinkedCharge link, Interval period) {
        Instant end = link.validTo();
        return link.validFrom().isBefore(period.to())
                && (end == null || end.isAfter(period.from()) && end.isAfter(link.validFrom()));
    }

    private Answer<MeteringPointPeriod> entitled(UnitOfWork unit, PointQuery query, Instant now) {
        Gsrn gsrn = new Gsrn(query.gsrn());
        List<MeteringPointPeriod> known =
                points.periods(unit, List.of(gsrn), query.period(now)).getOrDefault(gsrn, List.of());
        if (known.isEmpty()) {
            return Answer.refused(RejectionCode.METERING_POINT_UNKNOWN.at(
                    RequestFields.METERING_POINT, "the metering point is not known in this time"));
        }
        List<MeteringPointPeriod> told = new ArrayList<>();
        boolean systemOperator = query.role() == MarketRole.SYSTEM_OPERATOR
                && parties.roles(unit, query.sender()).contains(MarketRole.SYSTEM_OPERATOR);
        for (MeteringPointPeriod period : known) {
            if (systemOperator || isTheSenders(period, query)) {
                told.add(period);
            }
        }
        if (told.isEmpty()) {
            return Answer.refused(refusal(query.role()));
        }
        return told.size() > PERIODS_MAX
                ? Answer.refused(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                        RequestFields.END,
                        "the metering point changed more than " + PERIODS_MAX + " times in this time"))
                : new Answer<>(List.of(), told);
    }

    private static boolean isTheSenders(MeteringPointPeriod period, PointQuery query) {
        @Nullable Supply supply = period.supply();
        return switch (query.role()) {
            case ENERGY_SUPPLIER -> supply != null && supply.supplier().equals(query.sender());
            case GRID_COMPANY -> period.masterData().gridCompany().equals(query.sender());
            default -> false;
        };
    }

    private static Rejection refusal(MarketRole role) {
        return switch (role) {
            case ENERGY_SUPPLIER ->
                RejectionCode.SUPPLIER_UNAUTHORISED.at(
                        RequestFields.METERING_POINT, "the sender does not supply the metering point in this time");
            case GRID_COMPANY ->
                RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                        RequestFields.METERING_POINT,
                        "the metering point is in none of the sender's grid areas in this time");
            default ->
                RejectionCode.SYSTEM_OPERATOR_UNAUTHORISED.at(
                        RequestFields.METERING_POINT, "the sender is not the system operator of this market");
        };
    }

    /** The points that belong to this one at a moment, of which whoever may know of it may know too; a grid company only of its own. */
    public List<Gsrn> children(UnitOfWork unit, PointQuery query, Instant moment) {
        Interval now = new Interval(moment, moment.plusSeconds(1));
        List<Gsrn> children = points.childrenOf(unit, new Gsrn(query.gsrn()), now);
        if (children.isEmpty()) {
            return List.of();
        }
        Map<Gsrn, List<MeteringPointPeriod>> periods = points.periods(unit, children, now);
        return children.stream()
                .filter(child -> periods.getOrDefault(child, List.of()).stream()
                        .anyMatch(period -> query.role() == MarketRole.ENERGY_SUPPLIER
                                ? isFree(period, query)
                                : isTheSenders(period, query)))
                .toList();
    }

    /** A child with a supplier of its own is that supplier's. */
    private static boolean isFree(MeteringPointPeriod child, PointQuery query) {
        @Nullable Supply supply = child.supply();
        return supply == null || supply.supplier().equals(query.sender());
    }
}
