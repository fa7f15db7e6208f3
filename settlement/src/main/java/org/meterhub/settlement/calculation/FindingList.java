package org.meterhub.settlement.calculation;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * The first findings in order, so that a spoilt input gives a short list that does not depend on the order of the input. Areas keep their own
 * places: a thousand findings in one do not hide the first in another.
 */
public final class FindingList {

    /** Findings kept per grid area. */
    public static final int PER_AREA_MAX = 100;

    private final TreeMap<GridAreaCode, TreeSet<Finding>> byArea = new TreeMap<>();

    /** Adds a finding, unless its area has so many already that come before it. */
    public void add(Finding finding) {
        TreeSet<Finding> area = byArea.computeIfAbsent(finding.gridArea(), unused -> new TreeSet<>());
        area.add(finding);
        if (area.size() > PER_AREA_MAX) {
            area.pollLast();
        }
    }

    public void addAll(Collection<Finding> findings) {
        findings.forEach(this::add);
    }

    public void addAll(FindingList other) {
        other.byArea.values().forEach(this::addAll);
    }

    /** The findings of an area, in order. */
    public List<Finding> of(GridAreaCode area) {
        return List.copyOf(byArea.getOrDefault(area, new TreeSet<>()));
    }
}
