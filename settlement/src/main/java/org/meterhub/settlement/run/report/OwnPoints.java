package org.meterhub.settlement.run.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunDays;

/** The points that pay a system operator something of its own that is no tax, and when: it sees nothing of other points, nor of other times. */
final class OwnPoints {

    private final Map<Long, List<Interval>> times = new HashMap<>();

    OwnPoints(RunBasis data, ReportReader reader, RunDays part, GridAreaCode area) {
        Set<Charge> own = new HashSet<>();
        data.charges(
                part,
                period -> {
                    if (reader.sees(period.charge(), period.tax())) {
                        own.add(period.charge());
                    }
                },
                unused -> {});
        data.links(part, area, link -> {
            if (own.contains(link.charge())) {
                link.clamped(part.days())
                        .ifPresent(time -> times.computeIfAbsent(link.meteringPoint(), unused -> new ArrayList<>(1))
                                .add(time));
            }
        });
        times.replaceAll((point, linked) -> Times.merged(linked));
    }

    /** What of a period the system operator sees, in order of time. */
    List<SettlementPointPeriod> seenOf(SettlementPointPeriod period) {
        List<SettlementPointPeriod> seen = new ArrayList<>(1);
        for (Interval time : times.getOrDefault(period.meteringPoint(), List.of())) {
            period.clamped(time).map(period::during).ifPresent(seen::add);
        }
        return seen;
    }
}
