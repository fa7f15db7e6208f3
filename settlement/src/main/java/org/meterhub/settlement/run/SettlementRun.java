package org.meterhub.settlement.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.Finding;

/**
 * One run, as it stands.
 *
 * @param version one increasing series over all types: a later run has a higher number
 * @param resolution of all its results
 * @param pastCutoff whether its cut-off was an earlier one than when it was asked for
 * @param internal whether it is a trial
 * @param requestedBy who asked for it; empty when not told
 * @param approval who agreed that its results be sent, and when; null before that
 * @param areas each grid area of the run, in order
 */
public record SettlementRun(
        long version,
        UUID id,
        CalculationType type,
        Interval period,
        Resolution resolution,
        KnownAt knownAt,
        boolean pastCutoff,
        boolean internal,
        Instant requestedAt,
        String requestedBy,
        @Nullable Approval approval,
        List<Area> areas) {

    public SettlementRun {
        areas = List.copyOf(areas);
    }

    /** Who agreed that the results of a run be sent, and when. */
    public record Approval(String by, Instant at) {}

    /** Where one grid area of the run stands. The names are stored: do not rename. */
    public enum AreaStatus {
        WAITING,
        SUCCEEDED,
        FAILED,
        /** Somebody cancelled the run before the area was settled. */
        CANCELLED
    }

    /** Where the whole run stands. */
    public enum Status {
        /** Some area is still waiting. */
        RUNNING,
        SUCCEEDED,
        /** Every area has results, but in some of them values or prices are missing. */
        INCOMPLETE,
        /** Some areas failed; the others have their results. */
        PARTLY_FAILED,
        /** No area has results. */
        FAILED,
        /** Somebody cancelled the run; areas that were done before have their results. */
        CANCELLED
    }

    /**
     * One grid area of a run.
     *
     * @param finishedAt null while it waits
     * @param sentAt when its messages were queued; null before that
     * @param findings why it failed, and remarks where it did not
     */
    public record Area(
            GridAreaCode gridArea,
            AreaStatus status,
            @Nullable Instant finishedAt,
            @Nullable Instant sentAt,
            List<Finding> findings) {

        public Area {
            findings = List.copyOf(findings);
        }

        /** Whether it has results to which something is missing: they are not the whole, and are sent only when somebody says so. */
        public boolean isIncomplete() {
            return status == AreaStatus.SUCCEEDED
                    && findings.stream().anyMatch(finding -> finding.kind().leavesGaps());
        }
    }

    public Status status() {
        if (areas.stream().anyMatch(area -> area.status() == AreaStatus.WAITING)) {
            return Status.RUNNING;
        }
        if (areas.stream().anyMatch(area -> area.status() == AreaStatus.CANCELLED)) {
            return Status.CANCELLED;
        }
        long failed = areas.stream()
                .filter(area -> area.status() == AreaStatus.FAILED)
                .count();
        if (failed == 0) {
            return areas.stream().anyMatch(Area::isIncomplete) ? Status.INCOMPLETE : Status.SUCCEEDED;
        }
        return failed == areas.size() ? Status.FAILED : Status.PARTLY_FAILED;
    }

    /** Who agreed that its results be sent; null before that. */
    public @Nullable String approvedBy() {
        return approval == null ? null : approval.by();
    }

    /** What came to the hub after this moment is not in the run. */
    public Instant cutoff() {
        Instant ofRegistry = knownAt.registryAtOrNull();
        return ofRegistry == null ? requestedAt : ofRegistry;
    }

    /** Whether it is only a look at what would be, or would have been: then it is never sent, and never the settlement of a day. */
    public boolean isTrial() {
        return internal || pastCutoff;
    }

    public Optional<Area> area(GridAreaCode gridArea) {
        return areas.stream().filter(area -> area.gridArea().equals(gridArea)).findFirst();
    }
}
