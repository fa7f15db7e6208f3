package org.meterhub.operator;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminData.RunAreaRow;
import org.meterhub.operator.AdminData.RunRow;
import org.meterhub.settlement.run.SettlementInForce.Standing;

/** Says of a run whose it is, what is in it, and whether it counts: beside every figure of it. */
public final class Standings {

    private Standings() {}

    /** One sentence: the cut-off, who asked and who approved, and where its areas stand. */
    public static String sentence(RunRow run) {
        return "Cut-off " + run.cutoff() + by(", asked for by ", run.requestedBy(), run.requestedAt())
                + by(", approved by ", run.approvedBy(), run.approvedAt()) + "; " + areas(run.gridAreas()) + ".";
    }

    private static String by(String words, @Nullable String person, @Nullable String at) {
        return person == null || person.isEmpty()
                ? ""
                : words + person.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?") + " at " + at;
    }

    /** Where all areas stand alike it is said once. */
    private static String areas(List<RunAreaRow> areas) {
        SortedSet<String> words = areas.stream().map(Standings::words).collect(Collectors.toCollection(TreeSet::new));
        return words.size() == 1
                ? words.first()
                : areas.stream()
                        .map(area -> area.gridArea() + " " + words(area))
                        .collect(Collectors.joining(", "));
    }

    /** Where a grid area of a run stands. */
    public static String words(RunAreaRow area) {
        return switch (Standing.valueOf(area.standing())) {
            case NO_RESULTS -> "has no results";
            case TRIAL -> "a trial, never sent, never counts";
            case EARLIER_STATE -> "an earlier state, never sent, never counts";
            case NOT_SENT -> "not sent, does not count";
            case IN_FORCE -> "sent at " + area.sentAt() + ", in force";
            case PARTLY_REPLACED -> "sent at " + area.sentAt() + ", replaced by a later run on some days";
            case REPLACED -> "sent at " + area.sentAt() + ", replaced by a later run";
        };
    }

    /** Whether a run counts, in a few words. */
    public static String counts(RunRow run) {
        SortedSet<String> words =
                run.gridAreas().stream().map(Standings::counts).collect(Collectors.toCollection(TreeSet::new));
        return words.size() == 1 ? words.first() : "partly";
    }

    private static String counts(RunAreaRow area) {
        return switch (Standing.valueOf(area.standing())) {
            case NO_RESULTS -> "no: no results";
            case TRIAL -> "no: a trial";
            case EARLIER_STATE -> "no: an earlier state";
            case NOT_SENT -> "no: not sent";
            case IN_FORCE -> "yes";
            case PARTLY_REPLACED -> "partly";
            case REPLACED -> "no: replaced";
        };
    }
}
