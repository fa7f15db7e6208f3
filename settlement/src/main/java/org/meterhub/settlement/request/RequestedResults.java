package org.meterhub.settlement.request;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;
import org.meterhub.settlement.run.ChargeResultMessage;
import org.meterhub.settlement.run.EnergyResultMessage;
import org.meterhub.settlement.run.SettlementInForce;

/**
 * What of the stored results a request gets: of each day the latest that were sent, and of those no more than what was sent to the sender in its role. So
 * nobody learns by asking what has not been told: neither results that wait for approval nor another party's.
 */
public final class RequestedResults {

    private final SettlementInForce results;
    private final MarketCalendar calendar;

    public RequestedResults(SettlementInForce results, MarketCalendar calendar) {
        this.results = results;
        this.calendar = calendar;
    }

    /** A grid area, and the grid company that owns it. */
    public record OwnedArea(GridAreaCode area, String owner) {}

    /** Part of a series of energy, from one run. */
    public record FoundEnergy(CalculationType type, long version, EnergySeries series) {}

    /** What one run charges in the month. @param whole all that it charges in the area, which knows what is missing to an amount */
    public record FoundCharges(
            CalculationType type,
            long version,
            Interval period,
            List<ChargeSeries> series,
            List<MonthlyAmount> monthlyAmounts,
            List<TotalMonthlyAmount> totals,
            AreaCharges whole) {

        /** How many series it is. */
        public int size() {
            return series.size() + monthlyAmounts.size() + totals.size();
        }
    }

    /** The energy that a request gets in an area; none when there is nothing for it. */
    public List<FoundEnergy> energy(UnitOfWork unit, EnergyRequest request, OwnedArea area) throws SQLException {
        ResultRequest.Basics basics = request.basics();
        Interval period = basics.period().orElseThrow();
        List<FoundEnergy> found = new ArrayList<>();
        for (Stretch stretch : stretches(unit, basics, area.area(), period)) {
            for (EnergyResultMessage message : results.energy(unit, stretch.version(), area.area(), area.owner())) {
                if (!isFor(message.receiver(), message.receiverRole(), basics)) {
                    continue;
                }
                message.series().stream()
                        .filter(series -> matches(series.key(), request))
                        .map(series -> series.during(stretch.interval()))
                        .filter(part -> !part.stretches().isEmpty())
                        .forEach(part -> found.add(new FoundEnergy(stretch.type(), stretch.version(), part)));
            }
        }
        return found;
    }

    /** Days in a row for which one run has the latest results. */
    private record Stretch(CalculationType type, long version, Interval interval) {}

    private List<Stretch> stretches(UnitOfWork unit, ResultRequest.Basics basics, GridAreaCode area, Interval period)
            throws SQLException {
        SortedMap<LocalDate, Stretch> byDay = new TreeMap<>();
        for (CalculationType type : basics.types()) {
            SortedMap<LocalDate, Long> latest = results.byDay(unit, type, area, period);
            for (Map.Entry<LocalDate, Long> day : latest.entrySet()) {
                byDay.putIfAbsent(day.getKey(), new Stretch(type, day.getValue(), calendar.intervalOf(day.getKey())));
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Stretch day : byDay.values()) {
            Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (last != null
                    && last.version() == day.version()
                    && last.interval().to().equals(day.interval().from())) {
                Interval longer =
                        new Interval(last.interval().from(), day.interval().to());
                stretches.set(stretches.size() - 1, new Stretch(day.type(), day.version(), longer));
            } else {
                stretches.add(day);
            }
        }
        return stretches;
    }

    private static boolean isFor(String receiver, MarketRole role, ResultRequest.Basics basics) {
        return role == basics.role() && receiver.equals(basics.sender().value());
    }

    private static boolean matches(EnergySeriesKey key, EnergyRequest request) {
        return isOfType(key, request)
                && isOf(key.balanceResponsible(), request.balanceResponsible())
                && isOfSupplier(key, request.basics());
    }

    private static boolean isOfType(EnergySeriesKey key, EnergyRequest request) {
        if (request.typeCode().isEmpty()) {
            return true;
        }
        String type =
                key.kind().meteringPointType().map(MeteringPointType::code).orElse("");
        String method =
                key.kind().settlementMethod().map(SettlementMethod::code).orElse("");
        return type.equals(request.typeCode()) && method.equals(request.settlementMethodCode());
    }

    /** A balance responsible party that names no supplier gets its own sums, and else those of the supplier under it. */
    private static boolean isOfSupplier(EnergySeriesKey key, ResultRequest.Basics basics) {
        if (basics.role() == MarketRole.BALANCE_RESPONSIBLE_PARTY
                && basics.supplier().isEmpty()) {
            return key.level() == EnergyLevel.BALANCE_RESPONSIBLE;
        }
        return isOf(key.supplier(), basics.supplier());
    }

    private static boolean isOf(@Nullable String party, String wanted) {
        return wanted.isEmpty() || wanted.equals(party);
    }

    /** What a request gets of the charges in an area; none when there is nothing for it. */
    public List<FoundCharges> charges(UnitOfWork unit, ChargesRequest request, OwnedArea area) throws SQLException {
        ResultRequest.Basics basics = request.basics();
        Interval period = basics.period().orElseThrow();
        List<FoundCharges> found = new ArrayList<>();
        for (Stretch stretch : stretches(unit, basics, area.area(), period)) {
            for (ChargeResultMessage message : results.charges(unit, stretch.version(), area.area(), area.owner())) {
                if (isFor(message.receiver(), message.receiverRole(), basics)) {
                    FoundCharges part = select(request, stretch, message);
                    if (part.size() > 0) {
                        found.add(part);
                    }
                }
            }
        }
        return found;
    }

    /** Totals over all charges are part of an answer that is not narrowed to some. */
    private static FoundCharges select(ChargesRequest request, Stretch stretch, ChargeResultMessage message) {
        String supplier = request.basics().supplier();
        boolean all = request.charges().isEmpty() && request.owner().isEmpty();
        Predicate<Charge> wanted = charge -> isWanted(charge, request);
        return new FoundCharges(
                stretch.type(),
                stretch.version(),
                stretch.interval(),
                request.isOfMonth()
                        ? List.of()
                        : message.series().stream()
                                .filter(series -> isOf(series.key().supplier(), supplier)
                                        && series.key().supplier() != null
                                        && wanted.test(series.key().charge()))
                                .toList(),
                request.isOfMonth()
                        ? message.monthlyAmounts().stream()
                                .filter(amount -> isOf(amount.supplier(), supplier)
                                        && amount.supplier() != null
                                        && wanted.test(amount.charge()))
                                .toList()
                        : List.of(),
                request.isOfMonth() && all
                        ? message.totals().stream()
                                .filter(total -> isOf(total.supplier(), supplier) && total.supplier() != null)
                                .toList()
                        : List.of(),
                message.whole());
    }

    private static boolean isWanted(Charge charge, ChargesRequest request) {
        boolean named = request.charges().isEmpty()
                || request.charges().stream()
                        .anyMatch(one -> (one.typeCode().isEmpty()
                                        || one.typeCode().equals(charge.type().code()))
                                && (one.chargeCode().isEmpty()
                                        || one.chargeCode().equals(charge.code())));
        return named && isOf(charge.owner(), request.owner());
    }
}
