package org.meterhub.supplierregistry.pricelist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.Interval;

/**
 * Prices of a charge as its owner told them, step by step. What was told last holds.
 *
 * @param interval from the first step to the end of the last
 * @param prices with at most six decimals, one for each step
 */
public record PriceSeries(Interval interval, List<BigDecimal> prices) {

    private static final int DECIMALS = 6;

    public PriceSeries {
        prices = List.copyOf(prices);
    }

    /** The prices in one compact value: millionths, eight bytes each. */
    public byte[] pack() {
        ByteBuffer packed = ByteBuffer.allocate(prices.size() * Long.BYTES);
        for (BigDecimal price : prices) {
            packed.putLong(price.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact());
        }
        return packed.array();
    }

    /** The inverse of {@link #pack}. */
    public static PriceSeries unpack(Interval interval, byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        List<BigDecimal> prices = new ArrayList<>(packed.length / Long.BYTES);
        while (bytes.hasRemaining()) {
            prices.add(BigDecimal.valueOf(bytes.getLong(), DECIMALS));
        }
        return new PriceSeries(interval, prices);
    }
}
