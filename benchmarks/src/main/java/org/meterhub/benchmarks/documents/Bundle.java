package org.meterhub.benchmarks.documents;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.MeasureSeriesHead;

/**
 * The content of one RSM-012: so many series of a day each, with an estimate in every fifty values. The same for the same sizes.
 *
 * @param name what it is called in the figures
 * @param seriesCount series, each one point and one day
 * @param isPlain whether its points are written as nearly all senders write them; else a comment at the start lets a reader take nothing for granted
 */
record Bundle(String name, Resolution resolution, int seriesCount, boolean isPlain) {

    private static final MarketProfile PROFILE = MarketProfile.norway();
    private static final Instant REGISTERED = Instant.parse("2026-03-02T10:15:30Z");
    private static final Interval DAY =
            new Interval(Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-01T23:00:00Z"));
    private static final int ESTIMATES_EVERY = 50;
    private static final int QUANTITY_WH_MAX = 4_000;

    int stepsPerSeries() {
        return resolution.steps(DAY);
    }

    long values() {
        return (long) seriesCount * stepsPerSeries();
    }

    DocumentHeader header() {
        return DocumentHeader.toHub(
                DocumentType.VALIDATED_MEASURE_DATA,
                "M-" + name,
                BusinessReason.PERIODIC_METERING,
                Gln.ofBody("708000001001"),
                MarketRole.METERED_DATA_RESPONSIBLE,
                PROFILE.hub(),
                REGISTERED);
    }

    MeasureSeriesHead head(int series) {
        return MeasureSeriesHead.of(
                "T-" + name + "-" + series,
                Gsrn.ofBody(String.format("70705751%09d", series)),
                MeteringPointType.CONSUMPTION,
                REGISTERED,
                resolution,
                DAY);
    }

    /** The quantities of all values, series after series, in Wh. */
    long[] quantitiesWh() {
        Random random = new Random(seriesCount);
        return random.longs(values(), 0, QUANTITY_WH_MAX).toArray();
    }

    static Quality quality(int value) {
        return value % ESTIMATES_EVERY == 0 ? Quality.ESTIMATED : Quality.MEASURED;
    }

    /** Written by the hub's own writer. */
    byte[] write(long[] quantitiesWh) {
        MeasureDataWriter writer = new MeasureDataWriter(header());
        int steps = stepsPerSeries();
        int value = 0;
        for (int series = 0; series < seriesCount; series++) {
            writer.beginSeries(head(series));
            for (int position = 1; position <= steps; position++) {
                writer.point(position, quantitiesWh[value], quality(value));
                value++;
            }
            writer.endSeries();
        }
        return writer.finish();
    }

    /** What is read. */
    byte[] document() {
        byte[] written = write(quantitiesWh());
        if (isPlain) {
            return written;
        }
        String text = new String(written, StandardCharsets.US_ASCII);
        return text.replaceFirst("\\?>", "?><!-- not plain -->").getBytes(StandardCharsets.US_ASCII);
    }
}
