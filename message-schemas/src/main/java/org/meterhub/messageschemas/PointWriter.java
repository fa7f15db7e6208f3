package org.meterhub.messageschemas;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.XmlBytes.Tag;

/** The period of a series, and the points of RSM-012 and RSM-014, which have the same form. */
final class PointWriter {

    private static final Tag PERIOD = Tag.of("Period");
    private static final Tag RESOLUTION = Tag.of("resolution", ValueRule.DURATION);
    private static final Tag INTERVAL = Tag.of("timeInterval");
    private static final Tag START = Tag.of("start");
    private static final Tag END = Tag.of("end");
    private static final byte[] POINT = XmlBytes.ascii("<Point><position>");
    private static final byte[] QUANTITY = XmlBytes.ascii("</position><quantity>");
    private static final byte[] MISSING =
            XmlBytes.ascii("</position><quality>" + Quality.MISSING.code() + "</quality></Point>");
    private static final Map<Quality, byte[]> ENDS = ends();

    private static final ValueRule QUALITY = ValueRule.code("QualityCode");
    private static final int POSITION_MAX = 999_999;

    private final XmlBytes xml;
    private int count;

    PointWriter(XmlBytes xml) {
        this.xml = xml;
    }

    private static Map<Quality, byte[]> ends() {
        Map<Quality, byte[]> ends = new EnumMap<>(Quality.class);
        for (Quality quality : Quality.values()) {
            String named = quality == Quality.MEASURED ? "" : "<quality>" + quality.code() + "</quality>";
            ends.put(quality, XmlBytes.ascii("</quantity>" + named + "</Point>"));
        }
        return ends;
    }

    void beginPeriod(String resolution, Instant start, Instant end) {
        count = 0;
        xml.open(PERIOD);
        xml.element(RESOLUTION, resolution);
        xml.open(INTERVAL);
        xml.minute(START, start);
        xml.minute(END, end);
        xml.close(INTERVAL);
    }

    void point(int position, long quantityWh, Quality quality) {
        if (quality == Quality.MISSING) {
            missing(position);
            return;
        }
        begin(position);
        xml.raw(QUANTITY);
        xml.thousandths(quantityWh);
        xml.raw(Objects.requireNonNull(ENDS.get(quality)));
    }

    void point(int position, long quantityWh, String qualityCode) {
        if (!QUALITY.allows(qualityCode)) {
            throw new IllegalArgumentException("'" + qualityCode + "' is no code of quality");
        }
        begin(position);
        xml.raw(QUANTITY);
        xml.thousandths(quantityWh);
        xml.raw(XmlBytes.ascii(
                qualityCode.equals(Quality.MEASURED.code())
                        ? "</quantity></Point>"
                        : "</quantity><quality>" + qualityCode + "</quality></Point>"));
    }

    void missing(int position) {
        begin(position);
        xml.raw(MISSING);
    }

    static void requirePosition(int position) {
        if (position < 1 || position > POSITION_MAX) {
            throw new IllegalArgumentException("a position is 1 to " + POSITION_MAX + ", not " + position);
        }
    }

    private void begin(int position) {
        requirePosition(position);
        count++;
        xml.raw(POINT);
        xml.number(position);
    }

    /** Points of the period so far. */
    int count() {
        return count;
    }

    void endPeriod() {
        xml.close(PERIOD);
    }
}
