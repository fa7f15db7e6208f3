package org.meterhub.benchmarks.metereddata;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.GeneratedMarket.Point;

/**
 * What one round sends.
 *
 * @param seriesPerBundle series in one document, each one point and one day
 * @param days of every point that is sent
 * @param senders of the grid companies that send
 * @param everyPoint of so many points of the market one is sent: the first, and so on
 * @param foreign whether documents are written as by another system ({@link ForeignForm})
 */
record Shape(int seriesPerBundle, int days, int senders, int everyPoint, boolean foreign) {

    /** In our own writer's form. */
    Shape(int seriesPerBundle, int days, int senders, int everyPoint) {
        this(seriesPerBundle, days, senders, everyPoint, false);
    }

    Shape inForeignForm() {
        return new Shape(seriesPerBundle, days, senders, everyPoint, true);
    }

    /** Every point, sent by all. */
    Shape(int seriesPerBundle, int days) {
        this(seriesPerBundle, days, GeneratedMarket.GRID_COMPANIES, 1);
    }

    /** Those of the points that are sent. */
    List<Point> sample(List<Point> points) {
        if (everyPoint == 1) {
            return points;
        }
        List<Point> sample = new ArrayList<>();
        for (int i = 0; i < points.size(); i += everyPoint) {
            sample.add(points.get(i));
        }
        return sample;
    }
}
