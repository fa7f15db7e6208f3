package org.meterhub.hubroutes.metereddata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.delivery.MeasureDataRenderer;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.metereddata.AddressedSeries;
import org.meterhub.metereddata.Forwarding;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.process.Reforwarding;

/**
 * Forwards stored values once more, to the supplier that they belong to by what is known now: after a move-in back in time, or when a wrong switch was
 * undone. They become items beside all others, so that the bundler makes documents of them.
 */
public final class Reforwarder {

    private final MeteringPoints meteringPoints;
    private final RegistryPeriods registry;
    private final MeteredDays days;
    private final OutboundItems items;
    private final MarketCalendar calendar;
    private final Forwarding forwarding;
    private final MarketClock clock;

    public Reforwarder(
            MeteringPoints meteringPoints,
            MeteredDays days,
            OutboundItems items,
            MarketCalendar calendar,
            MarketClock clock) {
        this.meteringPoints = meteringPoints;
        this.registry = new RegistryPeriods(meteringPoints);
        this.days = days;
        this.items = items;
        this.calendar = calendar;
        this.forwarding = new Forwarding(calendar);
        this.clock = clock;
    }

    /**
     * Forwards what is stored of the point, and of the points that belong to it: theirs go to the supplier of their parent.
     *
     * @return how many series will be sent
     */
    public int forward(UnitOfWork unit, Reforwarding due) {
        // Values on their way into the store were addressed by what was known before: they have to be there first, or
        // nobody would forward them once more.
        unit.holdAlone(RegistryPeriods.ADDRESSING);
        Interval interval = due.days();
        LocalDate from = calendar.dayOf(interval.from());
        LocalDate to = calendar.dayOf(interval.to().minusNanos(1)).plusDays(1);
        List<Gsrn> points = new ArrayList<>();
        points.add(due.gsrn());
        points.addAll(meteringPoints.childrenOf(unit, due.gsrn(), interval));
        Map<Gsrn, List<MeteredPointPeriod>> periods = registry.periods(unit, points, interval);
        List<MergedDay> stored = new ArrayList<>(days.read(unit, points, from, to, KnownAt.LATEST));
        stored.addAll(MergedDay.merge(days.monthVersions(unit, points, from, to, KnownAt.LATEST)));
        Instant now = clock.now();
        List<OutboundItem> forwarded = new ArrayList<>();
        for (MergedDay day : stored) {
            for (MeteredPointPeriod period : periods.getOrDefault(day.meteringPoint(), List.of())) {
                addressed(due, day, period).forEach(series -> forwarded.add(item(series, now)));
            }
        }
        if (!forwarded.isEmpty()) {
            items.add(unit, forwarded);
        }
        return forwarded.size();
    }

    /** The others had these values already and keep them. */
    private List<AddressedSeries> addressed(Reforwarding due, MergedDay day, MeteredPointPeriod period) {
        return forwarding
                .cut(
                        day.meteringPoint(),
                        day.version().registeredAt(),
                        day.resolution(),
                        calendar.startOf(day.day()),
                        day.values(),
                        period.gridCompany(),
                        List.of(period))
                .stream()
                .filter(series -> series.role() == MarketRole.ENERGY_SUPPLIER
                        && series.receiver().equals(due.supplier()))
                .toList();
    }

    private static OutboundItem item(AddressedSeries addressed, Instant now) {
        int points = addressed.series().resolution().isFixed()
                ? addressed.series().resolution().steps(addressed.series().period())
                : 1;
        return new OutboundItem(
                MeasureDataRenderer.groupOf(addressed), addressed.series().pack(), points, now);
    }
}
