package org.meterhub.hubroutes.pricelist;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.documents.NotifyPriceList;
import org.meterhub.messageschemas.documents.PricePeriod;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.pricelist.ChargeVersion;
import org.meterhub.supplierregistry.pricelist.PriceSeries;
import org.meterhub.supplierregistry.pricelist.PriceStep;

/** Charges and prices in the words of RSM-034, whether somebody asked or is told of a change. */
final class PriceListDocuments {

    private PriceListDocuments() {}

    /** What a charge is over a time. */
    static NotifyPriceList.Charge described(ChargeRecord charge, ChargeVersion period) {
        ChargeKey key = charge.key();
        Instant end = period.validTo();
        return new NotifyPriceList.Charge(
                CodedId.of(key.owner()),
                key.kind().code(),
                key.code(),
                period.name(),
                period.description(),
                charge.step().code(),
                DocumentTime.of(period.validFrom()),
                end == null ? DocumentTime.ABSENT : DocumentTime.of(end),
                period.vatPayerCode(),
                period.transparent(),
                charge.tax(),
                "",
                List.of());
    }

    /** What a charge costs; @param series in order of time, one at least */
    static NotifyPriceList.Charge priced(ChargeKey key, PriceStep step, List<PriceSeries> series) {
        return new NotifyPriceList.Charge(
                CodedId.of(key.owner()),
                key.kind().code(),
                key.code(),
                "",
                "",
                "",
                DocumentTime.of(series.get(0).interval().from()),
                DocumentTime.ABSENT,
                "",
                null,
                null,
                "",
                series.stream().map(one -> series(step, one)).toList());
    }

    private static PricePeriod series(PriceStep step, PriceSeries prices) {
        List<PricePeriod.Point> points = new ArrayList<>();
        for (BigDecimal price : prices.prices()) {
            points.add(new PricePeriod.Point(points.size() + 1, price));
        }
        return new PricePeriod(
                step.code(), prices.interval().from(), prices.interval().to(), points);
    }
}
