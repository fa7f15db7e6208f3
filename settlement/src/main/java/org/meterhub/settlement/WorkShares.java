package org.meterhub.settlement;

import java.util.List;
import java.util.function.Function;

/**
 * Where the adding up of metered data is done. A run divides its metering points into disjoint ranges, and the days of each range; what such a share comes to
 * depends on nothing but the run and the share, and the parts add up in any order. So shares can be worked on one after the other, beside each other,
 * or on other machines.
 */
public interface WorkShares {

    /** One share, in the calling thread. */
    WorkShares ONE = new WorkShares() {
        @Override
        public int pointRanges() {
            return 1;
        }

        @Override
        public int dayRanges() {
            return 1;
        }

        @Override
        public <P> List<P> work(List<WorkShare> shares, Function<WorkShare, P> calculation) {
            return shares.stream().map(calculation).toList();
        }
    };

    /** Into how many ranges to divide the metering points of a pass: for machines that hold points of their own. At least one. */
    int pointRanges();

    /** Into how many ranges to divide the days of each range of points: for threads that read the same store, each row of which is then read once. */
    int dayRanges();

    /**
     * Works on every share.
     *
     * @param shares without a common day of a common point, and together all
     * @param calculation gives the part of a share; can be called from any thread, and again for a share whose part was lost
     * @return the part of each share, once, in any order
     * @throws RuntimeException what a calculation failed with; then none of the parts counts
     */
    <P> List<P> work(List<WorkShare> shares, Function<WorkShare, P> calculation);
}
