package org.meterhub.marketmodel;

/**
 * All metering points with numbers from one to another: ranges that do not overlap can be dealt with one after the other, each in bounded memory.
 *
 * @param first inclusive
 * @param last inclusive
 */
public record GsrnRange(Gsrn first, Gsrn last) {

    /** @throws IllegalArgumentException when nothing could be in it */
    public GsrnRange {
        if (first.toLong() > last.toLong()) {
            throw new IllegalArgumentException("no point from " + first + " to " + last);
        }
    }
}
