package org.meterhub.metereddata.rules;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/**
 * The areas between which the values count, where the document names them, are those of the registry, in the same direction: D46, once for each that is not
 * [derived: the public hub does not read them]. The registry's direction is what is settled, so a sender who means the other one must hear of it. A point that
 * lies in one area can only name that one.
 */
@MarketRule(id = "areas-match-master-data", codes = RejectionCode.GRID_AREA, sources = RuleSource.DERIVED)
public final class AreasMatchMasterDataRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        String into = series.series().intoArea();
        String outOf = series.series().outOfArea();
        if (into.isEmpty() && outOf.isEmpty()) {
            return List.of();
        }
        if (into.equals(outOf) && series.series().typeCode().equals(MeteringPointType.EXCHANGE.code())) {
            return List.of(RejectionCode.GRID_AREA.at(
                    SeriesFields.INTO_AREA, "found " + into + " as both areas of the exchange, expected two"));
        }
        List<Rejection> rejections = new ArrayList<>(0);
        for (MeteredPointPeriod stretch : series.concerned()) {
            MeteredPointPeriod.Exchange exchange = stretch.exchange();
            check(
                    series,
                    SeriesFields.INTO_AREA,
                    into,
                    exchange == null ? stretch.gridArea() : exchange.into(),
                    rejections);
            check(
                    series,
                    SeriesFields.OUT_OF_AREA,
                    outOf,
                    exchange == null ? stretch.gridArea() : exchange.outOf(),
                    rejections);
            if (!rejections.isEmpty()) {
                break;
            }
        }
        return rejections;
    }

    private static void check(
            SeriesCase series, String field, String found, GridAreaCode registered, List<Rejection> rejections) {
        if (!found.isEmpty() && !found.equals(registered.value())) {
            rejections.add(RejectionCode.GRID_AREA.at(field, "found " + found + series.expected(registered.value())));
        }
    }
}
