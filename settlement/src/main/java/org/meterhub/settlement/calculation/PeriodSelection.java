package org.meterhub.settlement.calculation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;

/**
 * Chooses the metering point periods a calculation uses (docs/concepts/settlement.md#from-readings-to-energy). Order does not matter, but all periods of a
 * parent and
 * its children must be given to the same selection.
 */
public final class PeriodSelection {

    private PeriodSelection() {}

    /**
     * The periods of a calculation, cut to its time. Energy types use parents only; wholesale types also use children, each for the times in which
     * its parent has a period, with the parent's supplier. A child without its parent is left out.
     */
    public static List<SettlementPointPeriod> select(
            Collection<SettlementPointPeriod> periods,
            CalculationType type,
            Interval period,
            SortedSet<GridAreaCode> gridAreas) {
        List<SettlementPointPeriod> selected = new ArrayList<>();
        List<SettlementPointPeriod> children = new ArrayList<>();
        for (SettlementPointPeriod one : periods) {
            Optional<Interval> inside = one.clamped(period);
            if (inside.isEmpty() || gridAreas.stream().noneMatch(one::concerns)) {
                continue;
            }
            if (one.isParentType()) {
                selected.add(one.during(inside.get()));
            } else if (type.isWholesale()) {
                children.add(one.during(inside.get()));
            }
        }
        selected.addAll(withParents(children, selected));
        return selected;
    }

    private static List<SettlementPointPeriod> withParents(
            List<SettlementPointPeriod> children, List<SettlementPointPeriod> parents) {
        Set<Long> wanted = new HashSet<>();
        children.forEach(child -> {
            if (child.parent() != null) {
                wanted.add(child.parent());
            }
        });
        Map<Long, List<SettlementPointPeriod>> byNumber = new HashMap<>();
        for (SettlementPointPeriod parent : parents) {
            if (wanted.contains(parent.meteringPoint())) {
                byNumber.computeIfAbsent(parent.meteringPoint(), unused -> new ArrayList<>())
                        .add(parent);
            }
        }
        List<SettlementPointPeriod> joined = new ArrayList<>();
        for (SettlementPointPeriod child : children) {
            if (child.parent() == null) {
                continue;
            }
            Interval ofChild = new Interval(child.from(), Objects.requireNonNull(child.to()));
            for (SettlementPointPeriod parent : byNumber.getOrDefault(child.parent(), List.of())) {
                parent.clamped(ofChild).ifPresent(shared -> joined.add(child.suppliedBy(parent.supplier(), shared)));
            }
        }
        return joined;
    }
}
