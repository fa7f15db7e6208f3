package org.meterhub.metereddata.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.metereddata.SeriesFixture.OTHER_SUPPLIER;
import static org.meterhub.metereddata.SeriesFixture.POINT;
import static org.meterhub.metereddata.SeriesFixture.meteringPoint;
import static org.meterhub.metereddata.requests.RequestBuilder.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.AnsweredSeries;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.ForwardedSeries;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;

class RequestedValuesTest {

    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final RequestedValues VALUES = new RequestedValues(CALENDAR);
    private static final Instant NOW = Instant.parse("2026-11-10T06:30:00Z");
    private static final LocalDate OCTOBER_24 = LocalDate.of(2026, 10, 24);

    @Test
    void a_day_is_told_as_it_is_stored_and_refers_to_the_request() {
        List<AnsweredSeries> told = answer(request(), meteringPoint().periods(), day(LocalDate.of(2026, 11, 1), 100));
        assertThat(told).singleElement().satisfies(answer -> {
            assertThat(answer.originalTransactionId()).isEqualTo("request-1");
            assertThat(answer.resolutionCode()).isEqualTo("PT1H");
            assertThat(answer.series().period()).isEqualTo(interval("2026-10-31T23:00:00Z", "2026-11-01T23:00:00Z"));
            assertThat(answer.series().values().quantity(23)).isEqualTo(123);
        });
        AnsweredSeries back = AnsweredSeries.unpack(told.get(0).pack());
        assertThat(back).usingRecursiveComparison().isEqualTo(told.get(0));
    }

    @Test
    void the_compact_form_is_told_from_that_of_a_forwarded_series() {
        AnsweredSeries answer = answer(request(), meteringPoint().periods(), day(LocalDate.of(2026, 11, 1), 1))
                .get(0);
        byte[] packed = answer.pack();
        assertThat(AnsweredSeries.isPacked(packed)).isTrue();
        assertThat(AnsweredSeries.isPacked(answer.series().pack())).isFalse();
        assertThatThrownBy(() -> ForwardedSeries.unpack(packed)).isInstanceOf(IllegalArgumentException.class);
        for (int length = 0; length < 40; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> AnsweredSeries.unpack(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void days_of_which_nothing_is_known_divide_the_answer_and_what_is_absent_is_missing() {
        SeriesValues holed = hours(24, 5);
        holed.setAbsent(7);
        List<AnsweredSeries> told = answer(
                request().from("2026-10-22T22:00:00Z").to("2026-10-27T23:00:00Z"),
                meteringPoint().periods(),
                day(OCTOBER_24, holed),
                day(OCTOBER_24.plusDays(1), 30),
                day(OCTOBER_24.plusDays(3), 60));
        assertThat(told)
                .extracting(answer -> answer.series().period())
                .containsExactly(
                        CALENDAR.intervalOf(OCTOBER_24, OCTOBER_24.plusDays(2)),
                        CALENDAR.intervalOf(OCTOBER_24.plusDays(3)));
        SeriesValues first = told.get(0).series().values();
        assertThat(first.size()).isEqualTo(24 + 25);
        assertThat(first.isPresent(7)).isFalse();
        assertThat(first.quality(7)).isEqualTo(Quality.MISSING);
        assertThat(first.quantity(24)).isEqualTo(30);
    }

    @Test
    void a_sum_is_calculated_when_all_was_measured_and_else_estimated() {
        LocalDate day = LocalDate.of(2026, 11, 1);
        assertThat(sum(request().sum(), day(day, 1_000))).satisfies(point -> {
            assertThat(point.quantity(0)).isEqualTo(24 * 1_000 + 276);
            assertThat(point.quality(0)).isEqualTo(Quality.CALCULATED);
        });
        SeriesValues estimated = hours(24, 0);
        estimated.set(3, 77, Quality.ESTIMATED);
        assertThat(sum(request().sum(), day(day, estimated)).quality(0)).isEqualTo(Quality.ESTIMATED);
        SeriesValues holed = hours(24, 0);
        holed.setAbsent(3);
        assertThat(sum(request().sum(), day(day, holed)).quality(0)).isEqualTo(Quality.ESTIMATED);
        SeriesValues nothing = new SeriesValues(24);
        for (int i = 0; i < 24; i++) {
            nothing.setAbsent(i);
        }
        assertThat(sums(request().sum(), day(day, nothing))).isEmpty();
    }

    private static SeriesValues sum(RequestBuilder request, MergedDay... stored) {
        return sums(request, stored).get(0).series().values();
    }

    private static List<AnsweredSeries> sums(RequestBuilder request, MergedDay... stored) {
        DataRequest built = request.build();
        return VALUES.sums(built, entitled(built, meteringPoint().periods()), List.of(stored));
    }

    /** Whatever is stored and however the supply changes: both suppliers together get every value of the period once, and none gets another's. */
    @Test
    void suppliers_get_the_values_of_their_own_time_and_together_all_of_them() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Instant border = Instant.parse("2026-10-22T22:00:00Z").plusSeconds(900L * random.nextInt(5 * 100));
            Instant from = Instant.parse("2026-10-22T22:00:00Z").plusSeconds(60L * random.nextInt(3_000));
            Instant to = from.plusSeconds(60L + 60L * random.nextInt(6_000));
            List<MergedDay> stored = randomDays(random);
            List<MeteredPointPeriod> periods = List.of(
                    meteringPoint()
                            .during("2020-01-01T00:00:00Z", border.toString())
                            .period(),
                    meteringPoint()
                            .during(border.toString(), "2099-01-01T00:00:00Z")
                            .supplier(OTHER_SUPPLIER)
                            .period());
            TreeMap<Instant, Long> told = new TreeMap<>();
            for (boolean first : new boolean[] {true, false}) {
                RequestBuilder asked = request().from(from.toString()).to(to.toString());
                DataRequest request = (first ? asked : asked.by(OTHER_SUPPLIER, MarketRole.ENERGY_SUPPLIER)).build();
                for (AnsweredSeries answer : VALUES.values(request, entitled(request, periods), stored)) {
                    values(answer.series()).forEach((step, quantity) -> {
                        assertThat(step.isBefore(border)).isEqualTo(first);
                        assertThat(told.put(step, quantity)).isNull();
                    });
                }
            }
            TreeMap<Instant, Long> expected = new TreeMap<>();
            stored.forEach(day -> expected.putAll(values(CALENDAR.startOf(day.day()), day.values())));
            assertThat(told).as("seed %d, round %d", seed, round).isEqualTo(expected.subMap(from, to));
        }
    }

    private static List<MergedDay> randomDays(Random random) {
        List<DayVersion> versions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            LocalDate day = OCTOBER_24.minusDays(1).plusDays(i);
            SeriesValues values = new SeriesValues(CALENDAR.steps(day, Resolution.HOUR));
            for (int step = 0; step < values.size(); step++) {
                switch (random.nextInt(4)) {
                    case 0 -> values.setAbsent(step);
                    case 1 -> {
                        // Not in this version.
                    }
                    default -> values.set(step, random.nextInt(5_000), Quality.MEASURED);
                }
            }
            if (random.nextInt(4) > 0) {
                versions.add(version(day, values));
            }
        }
        return MergedDay.merge(versions);
    }

    private static Map<Instant, Long> values(ForwardedSeries series) {
        return values(series.period().from(), series.values());
    }

    private static Map<Instant, Long> values(Instant start, SeriesValues values) {
        Map<Instant, Long> present = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.isPresent(i)) {
                present.put(start.plusSeconds(3_600L * i), values.quantity(i));
            }
        }
        return present;
    }

    private static List<AnsweredSeries> answer(
            RequestBuilder request, List<MeteredPointPeriod> periods, MergedDay... stored) {
        DataRequest built = request.build();
        return VALUES.values(built, entitled(built, periods), List.of(stored));
    }

    private static List<MeteredPointPeriod> entitled(DataRequest request, List<MeteredPointPeriod> periods) {
        return new RequestCase(request, periods, NOW, MarketProfile.norway()).entitled();
    }

    private static MergedDay day(LocalDate day, long first) {
        return day(day, hours(CALENDAR.steps(day, Resolution.HOUR), first));
    }

    private static MergedDay day(LocalDate day, SeriesValues values) {
        return MergedDay.merge(List.of(version(day, values))).get(0);
    }

    private static DayVersion version(LocalDate day, SeriesValues values) {
        return new DayVersion(POINT, day, Resolution.HOUR, new Version(NOW, 1, 0), PackedSeries.pack(values));
    }

    private static SeriesValues hours(int count, long first) {
        SeriesValues values = new SeriesValues(count);
        for (int i = 0; i < count; i++) {
            values.set(i, first + i, Quality.MEASURED);
        }
        return values;
    }

    private static Interval interval(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }
}
