package org.meterhub.settlement.run;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * What a process is doing for a run right now.
 *
 * @param gridAreas the areas it is done for
 * @param daysDone market days that have been begun to be added up
 * @param days how many there are in all
 */
public record RunProgress(Step step, SortedSet<GridAreaCode> gridAreas, int daysDone, int days) {

    /** The steps of a pass, in order. */
    public enum Step {
        READING_POINTS,
        READING_PRICES,
        ADDING_UP,
        CALCULATING,
        STORING
    }

    public RunProgress {
        gridAreas = Collections.unmodifiableSortedSet(new TreeSet<>(gridAreas));
    }
}
