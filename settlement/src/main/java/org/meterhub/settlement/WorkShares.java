package org.meterhub.settlement;

import java.util.List;
import java.util.function.Function;

/**
 * Where the adding up of metered data is done. A run divides its metering points into disjoint shares; what each share comes to depends on nothing but
 * the run and the share, and the parts add up in any order. So shares can be worked on one after the other, beside each other, or on other machines.
 */
public interface WorkShares {

    /** One share with all points, in the calling thread. */
    WorkShares ONE = new WorkShares() {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public <P> List<P> work(List<PointRange> shares, Function<PointRange, P> calculation) {
            return shares.stream().map(calculation).toList();
        }
    };

    /** Into how many shares to divide the metering points of a pass; at least one. Each share looks for its own days, so more is not always faster. */
    int count();

    /**
     * Works on every share.
     *
     * @param shares disjoint, and together all points
     * @param calculation gives the part of a share; can be called from any thread, and again for a share whose part was lost
     * @return the part of each share, once, in any order
     * @throws RuntimeException what a calculation failed with; then none of the parts counts
     */
    <P> List<P> work(List<PointRange> shares, Function<PointRange, P> calculation);
}
