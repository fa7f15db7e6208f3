package org.meterhub.settlement.prices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;

/**
 * A CSV file of prices: a heading {@code price_area;time;price}, then one row per hour or quarter. Times carry their offset, so that the hour that comes twice in
 * autumn is no riddle; prices are per megawatt-hour with six decimals at most and may be below zero. A file holds one price area and whole market days,
 * of 23, 24 or 25 hours, without a gap: a price that is missing is a problem, not a zero.
 *
 * @param prices in order of time
 */
public record PriceFile(
        String priceArea, Resolution resolution, Interval period, SortedMap<Instant, BigDecimal> prices) {

    /** Problems told of one file; with more, the rest is only counted. */
    public static final int PROBLEMS_MAX = 100;

    /** Rows a file may have: ten years of quarters. */
    public static final int ROWS_MAX = 400_000;

    private static final String HEADING = "price_area;time;price";
    private static final int DECIMALS_MAX = 6;
    private static final BigDecimal PRICE_MAX = new BigDecimal("1000000");

    public PriceFile {
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
    }

    /** What reading a file comes to. */
    public sealed interface Reading {}

    /** It can be imported. */
    public record Good(PriceFile file) implements Reading {}

    /** It cannot, for all these reasons. @param more how many others there are */
    public record Bad(List<String> problems, int more) implements Reading {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /** Reads and checks a file. @throws IOException when the bytes cannot be had */
    public static Reading read(InputStream bytes, Resolution resolution, MarketCalendar calendar) throws IOException {
        return new Reader(resolution, calendar).read(bytes);
    }

    /** One reading of a file, which gathers all that is wrong. */
    private static final class Reader {

        private final Resolution resolution;
        private final MarketCalendar calendar;
        private final List<String> problems = new ArrayList<>();
        private final TreeMap<Instant, BigDecimal> prices = new TreeMap<>();
        private int count;
        private String area = "";

        Reader(Resolution resolution, MarketCalendar calendar) {
            this.resolution = resolution;
            this.calendar = calendar;
        }

        Reading read(InputStream bytes) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            String heading = lines.readLine();
            if (heading == null || !heading.strip().replace("\uFEFF", "").equals(HEADING)) {
                problem("line 1: the heading must be " + HEADING);
                return new Bad(problems, 0);
            }
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number > ROWS_MAX) {
                    problem("line " + number + ": a file has " + ROWS_MAX + " lines at most");
                    break;
                }
                if (!line.isBlank()) {
                    row(number, line.split(";", -1));
                }
            }
            if (prices.isEmpty() && problems.isEmpty()) {
                problem("there is no price in the file");
            }
            Interval period = problems.isEmpty() ? whole() : new Interval(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
            return problems.isEmpty()
                    ? new Good(new PriceFile(area, resolution, period, prices))
                    : new Bad(problems, count - problems.size());
        }

        private void problem(String text) {
            count++;
            if (problems.size() < PROBLEMS_MAX) {
                problems.add(text);
            }
        }

        private void row(int number, String[] cells) {
            if (cells.length != 3) {
                problem("line " + number + ": " + cells.length + " cells, not 3");
                return;
            }
            String place = cells[0].strip();
            if (place.isEmpty() || place.length() > 16) {
                problem("line " + number + ": the price area '" + cells[0] + "' must have 1 to 16 characters");
            } else if (area.isEmpty()) {
                area = place;
            } else if (!area.equals(place)) {
                problem("line " + number + ": price area " + place + " in a file of " + area);
            }
            try {
                Instant time = OffsetDateTime.parse(cells[1].strip()).toInstant();
                BigDecimal price = new BigDecimal(cells[2].strip());
                if (Math.floorMod(time.getEpochSecond(), resolution.step().toSeconds()) != 0 || time.getNano() != 0) {
                    problem("line " + number + ": " + cells[1] + " does not begin a step of " + resolution.code());
                } else if (price.stripTrailingZeros().scale() > DECIMALS_MAX
                        || price.abs().compareTo(PRICE_MAX) >= 0) {
                    problem("line " + number + ": the price " + cells[2] + " must have at most " + DECIMALS_MAX
                            + " decimals and be below " + PRICE_MAX);
                } else if (prices.putIfAbsent(time, price) != null) {
                    problem("line " + number + ": a second price of " + cells[1]);
                }
            } catch (DateTimeException noTime) {
                problem("line " + number + ": '" + cells[1] + "' is no time with an offset such as"
                        + " 2026-10-25T02:00+02:00");
            } catch (NumberFormatException noNumber) {
                problem("line " + number + ": '" + cells[2] + "' is no price such as 512.34");
            }
        }

        /** The market days the prices lie in; what they lack is named. */
        private Interval whole() {
            LocalDate first = calendar.dayOf(prices.firstKey());
            LocalDate last = calendar.dayOf(prices.lastKey());
            Interval period = calendar.intervalOf(first, last.plusDays(1));
            for (Instant step = period.from(); step.isBefore(period.to()); step = step.plus(resolution.step())) {
                if (!prices.containsKey(step)) {
                    problem("no price of " + step.atZone(calendar.zone()).toOffsetDateTime() + ", on the market day "
                            + calendar.dayOf(step) + " of "
                            + calendar.steps(calendar.dayOf(step), resolution) + " steps");
                }
            }
            return period;
        }
    }
}
