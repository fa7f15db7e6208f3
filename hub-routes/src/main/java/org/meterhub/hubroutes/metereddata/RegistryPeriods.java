package org.meterhub.hubroutes.metereddata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.supplierregistry.ExchangeAreas;
import org.meterhub.supplierregistry.MasterData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.Supply;

/** The registry's metering points in the terms of metered data; a child point also learns who supplies its parent. */
final class RegistryPeriods {

    /** Shared by who addresses values by what the registry knows, held alone by who forwards values once more because it knows better now. */
    static final String ADDRESSING = "metered-data.addressing";

    private final MeteringPoints registry;

    RegistryPeriods(MeteringPoints registry) {
        this.registry = registry;
    }

    /** What one unit of work has looked up. */
    private static final class Known {
        private final Set<Gsrn> asked = new HashSet<>();
        private final Map<Gsrn, List<MeteredPointPeriod>> periods = new HashMap<>();
        private @Nullable Interval interval;

        boolean holds(Collection<Gsrn> points, Interval wanted) {
            return interval != null
                    && !wanted.from().isBefore(interval.from())
                    && !wanted.to().isAfter(interval.to())
                    && asked.containsAll(points);
        }
    }

    /**
     * Finds out at once what will be asked about the documents of a batch: {@link #periods} then answers from memory in this unit of work, with all it
     * knows of the points, which may reach beyond the interval asked for. For units of work that do not change the registry.
     */
    void lookUp(UnitOfWork unit, Collection<Gsrn> points, Interval interval) {
        unit.share(ADDRESSING);
        Known known = unit.resource(Known.class, same -> new Known());
        known.periods.clear();
        known.periods.putAll(ask(unit, points, interval));
        known.asked.clear();
        known.asked.addAll(points);
        known.interval = interval;
    }

    /** What the registry knows of the points: from memory where it was looked up. */
    Map<Gsrn, List<MeteredPointPeriod>> periods(UnitOfWork unit, Collection<Gsrn> points, Interval interval) {
        Known known = unit.resource(Known.class, same -> new Known());
        return known.holds(points, interval) ? known.periods : ask(unit, points, interval);
    }

    /** One question to the registry, and one more when there are child points. */
    private Map<Gsrn, List<MeteredPointPeriod>> ask(UnitOfWork unit, Collection<Gsrn> points, Interval interval) {
        var known = inPortions(unit, points, interval);
        Set<Gsrn> parents = new LinkedHashSet<>();
        known.values()
                .forEach(periods -> periods.forEach(period -> {
                    if (period.masterData().parent() != null) {
                        parents.add(period.masterData().parent());
                    }
                }));
        var parentPeriods = inPortions(unit, parents, interval);
        Map<Gsrn, List<MeteredPointPeriod>> translated = new HashMap<>();
        known.forEach((point, periods) -> {
            List<MeteredPointPeriod> own = new ArrayList<>();
            for (var period : periods) {
                own.addAll(translate(period, parentPeriods));
            }
            translated.put(point, own);
        });
        return translated;
    }

    private Map<Gsrn, List<MeteringPointPeriod>> inPortions(
            UnitOfWork unit, Collection<Gsrn> points, Interval interval) {
        Map<Gsrn, List<MeteringPointPeriod>> found = new HashMap<>();
        List<Gsrn> all = List.copyOf(points);
        for (int from = 0; from < all.size(); from += MeteringPoints.POINTS_PER_QUESTION_MAX) {
            int to = Math.min(all.size(), from + MeteringPoints.POINTS_PER_QUESTION_MAX);
            found.putAll(registry.periods(unit, all.subList(from, to), interval));
        }
        return found;
    }

    private static List<MeteredPointPeriod> translate(
            MeteringPointPeriod period, Map<Gsrn, List<MeteringPointPeriod>> parents) {
        Gsrn parent = period.masterData().parent();
        if (parent == null) {
            return List.of(translate(period, period.interval(), null));
        }
        return underParent(period, parents.getOrDefault(parent, List.of()));
    }

    /** The point is there even while its parent is not: then its values are nobody's but the grid company's. */
    private static List<MeteredPointPeriod> underParent(MeteringPointPeriod period, List<MeteringPointPeriod> parents) {
        List<MeteredPointPeriod> parts = new ArrayList<>();
        Instant told = period.interval().from();
        for (var parent : parents) {
            Interval part = period.interval().intersection(parent.interval()).orElse(null);
            if (part == null) {
                continue;
            }
            if (told.isBefore(part.from())) {
                parts.add(translate(period, new Interval(told, part.from()), null));
            }
            Supply supply = parent.supply();
            parts.add(translate(period, part, supply == null ? null : supply.supplier()));
            told = part.to();
        }
        if (told.isBefore(period.interval().to())) {
            parts.add(translate(period, new Interval(told, period.interval().to()), null));
        }
        return parts;
    }

    private static MeteredPointPeriod translate(
            MeteringPointPeriod period, Interval interval, @Nullable PartyId parentSupplier) {
        MasterData data = period.masterData();
        Supply supply = period.supply();
        return new MeteredPointPeriod(
                interval,
                data.type(),
                data.subType(),
                data.connectionState(),
                data.settlementMethod(),
                data.resolution(),
                data.unit(),
                data.product(),
                data.gridArea(),
                exchange(data.exchange()),
                data.gridCompany(),
                supply == null ? null : supply.supplier(),
                supply == null ? null : supply.balanceResponsible(),
                parentSupplier,
                neighbours(data.exchange()));
    }

    private static MeteredPointPeriod.@Nullable Exchange exchange(@Nullable ExchangeAreas areas) {
        return areas == null ? null : new MeteredPointPeriod.Exchange(areas.from(), areas.to());
    }

    private static Set<PartyId> neighbours(@Nullable ExchangeAreas exchange) {
        return exchange == null
                ? Set.of()
                : new HashSet<>(List.of(exchange.fromGridCompany(), exchange.toGridCompany()));
    }
}
