package org.meterhub.metereddata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.metereddata.SeriesFixture.ENERGY_AGENCY;
import static org.meterhub.metereddata.SeriesFixture.GRID_COMPANY;
import static org.meterhub.metereddata.SeriesFixture.NEIGHBOUR;
import static org.meterhub.metereddata.SeriesFixture.OTHER_SUPPLIER;
import static org.meterhub.metereddata.SeriesFixture.PARENT_SUPPLIER;
import static org.meterhub.metereddata.SeriesFixture.SUPPLIER;
import static org.meterhub.metereddata.SeriesFixture.SYSTEM_OPERATOR;
import static org.meterhub.metereddata.SeriesFixture.meteringPoint;
import static org.meterhub.metereddata.SeriesFixture.series;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;

class ForwardingTest {

    private static final Forwarding FORWARDING = new Forwarding(MarketCalendar.NORWAY);
    private static final Forwarding WITH_AUTHORITIES =
            new Forwarding(MarketCalendar.NORWAY, SYSTEM_OPERATOR, ENERGY_AGENCY);

    @ParameterizedTest
    @EnumSource
    void every_type_of_metering_point_has_its_receivers(MeteringPointType type) {
        Set<String> expected =
                switch (type) {
                    case CONSUMPTION -> Set.of(SUPPLIER.value() + " DDQ");
                    case PRODUCTION -> Set.of(SUPPLIER.value() + " DDQ", ENERGY_AGENCY.value() + " STS");
                    case EXCHANGE -> Set.of(NEIGHBOUR.value() + " MDR");
                    case VE_PRODUCTION ->
                        Set.of(
                                SUPPLIER.value() + " DDQ",
                                ENERGY_AGENCY.value() + " STS",
                                SYSTEM_OPERATOR.value() + " EZ");
                    case ELECTRICAL_HEATING, NET_CONSUMPTION, CAPACITY_SETTLEMENT ->
                        Set.of(PARENT_SUPPLIER.value() + " DDQ", GRID_COMPANY.value() + " MDR");
                    default -> Set.of(PARENT_SUPPLIER.value() + " DDQ");
                };
        assertThat(receivers(WITH_AUTHORITIES, type)).isEqualTo(expected);
    }

    @Test
    void a_market_without_system_operator_and_agency_sends_them_nothing() {
        for (MeteringPointType type : EnumSet.of(MeteringPointType.PRODUCTION, MeteringPointType.VE_PRODUCTION)) {
            assertThat(receivers(FORWARDING, type)).containsExactly(SUPPLIER.value() + " DDQ");
        }
    }

    private static Set<String> receivers(Forwarding forwarding, MeteringPointType type) {
        return forwarding
                .cut(
                        series().type(type.code()).build(),
                        meteringPoint()
                                .type(type)
                                .neighbours(GRID_COMPANY, NEIGHBOUR)
                                .periods())
                .stream()
                .map(addressed ->
                        addressed.receiver().value() + " " + addressed.role().code())
                .collect(Collectors.toSet());
    }

    @Test
    void a_series_is_cut_where_the_supplier_changes_and_each_part_counts_from_its_start() {
        SubmittedSeries twoDays = series().to("2026-11-02T23:00:00Z").points(48).build();
        List<AddressedSeries> cut = FORWARDING.cut(
                twoDays,
                List.of(
                        meteringPoint()
                                .during("2026-11-01T23:00:00Z", "2099-01-01T00:00:00Z")
                                .supplier(OTHER_SUPPLIER)
                                .period(),
                        meteringPoint()
                                .during("2020-01-01T00:00:00Z", "2026-11-01T23:00:00Z")
                                .period()));
        assertThat(cut).extracting(AddressedSeries::receiver).containsExactly(SUPPLIER, OTHER_SUPPLIER);
        ForwardedSeries second = cut.get(1).series();
        assertThat(second.period()).isEqualTo(interval("2026-11-01T23:00:00Z", "2026-11-02T23:00:00Z"));
        assertThat(second.values().size()).isEqualTo(24);
        assertThat(second.values().quantity(0)).isEqualTo(1_024);
        assertThat(cut.get(0).series().values().quantity(23)).isEqualTo(1_023);
        assertThat(cut.get(0).series().period()).isEqualTo(interval("2026-10-31T23:00:00Z", "2026-11-01T23:00:00Z"));
    }

    @Test
    void time_without_supplier_goes_to_nobody_and_keeps_its_place() {
        SubmittedSeries series = series().build();
        List<AddressedSeries> cut = FORWARDING.cut(
                series,
                List.of(
                        meteringPoint()
                                .during("2020-01-01T00:00:00Z", "2026-11-01T05:00:00Z")
                                .supplier(null)
                                .period(),
                        meteringPoint()
                                .during("2026-11-01T05:00:00Z", "2099-01-01T00:00:00Z")
                                .period()));
        assertThat(cut).singleElement().satisfies(addressed -> {
            assertThat(addressed.series().values().size()).isEqualTo(18);
            assertThat(addressed.series().values().quantity(0)).isEqualTo(1_006);
        });
    }

    @Test
    void no_value_is_lost_or_doubled_wherever_the_borders_lie() {
        SubmittedSeries series = series().build();
        for (int minute = 1; minute < 24 * 60; minute += 7) {
            String border = Instant.parse("2026-10-31T23:00:00Z")
                    .plusSeconds(60L * minute)
                    .toString();
            List<AddressedSeries> cut = FORWARDING.cut(
                    series,
                    List.of(
                            meteringPoint()
                                    .during("2020-01-01T00:00:00Z", border)
                                    .period(),
                            meteringPoint()
                                    .during(border, "2099-01-01T00:00:00Z")
                                    .supplier(OTHER_SUPPLIER)
                                    .period()));
            assertThat(cut.stream()
                            .mapToInt(part -> part.series().values().size())
                            .sum())
                    .isEqualTo(24);
        }
    }

    /** A grid company may send a million positions in a document of 40 MB; written out with their qualities they would exceed what a receiver takes. */
    @Test
    void a_series_too_long_for_a_document_is_cut() {
        int count = SeriesValues.SIZE_MAX;
        Instant start = Instant.parse("2026-10-31T23:00:00Z");
        SubmittedSeries series = series().resolution("PT15M")
                .to(start.plusSeconds(900L * count).toString())
                .points(count)
                .build();
        List<AddressedSeries> cut = FORWARDING.cut(
                series,
                meteringPoint()
                        .resolution(Resolution.QUARTER_HOUR)
                        .during("2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z")
                        .periods());
        Instant next = start;
        int told = 0;
        for (AddressedSeries part : cut) {
            SeriesValues values = part.series().values();
            assertThat(values.size()).isBetween(1, Forwarding.POINTS_MAX);
            assertThat(part.series().period()).isEqualTo(new Interval(next, next.plusSeconds(900L * values.size())));
            assertThat(values.quantity(0)).isEqualTo(series.quantities()[told]);
            next = part.series().period().to();
            told += values.size();
        }
        assertThat(told).isEqualTo(count);
    }

    @Test
    void quality_that_is_not_given_is_measured_and_what_is_absent_is_missing_and_not_zero() {
        SubmittedSeries series = series().state(4, SubmittedSeries.ABSENT)
                .quality(5, 3)
                .quality(6, 2)
                .build();
        SeriesValues values = FORWARDING
                .cut(series, meteringPoint().periods())
                .get(0)
                .series()
                .values();
        assertThat(values.quality(3)).isEqualTo(Quality.MEASURED);
        assertThat(values.isPresent(4)).isFalse();
        assertThat(values.quality(4)).isEqualTo(Quality.MISSING);
        assertThat(values.quality(5)).isEqualTo(Quality.ESTIMATED);
        assertThat(values.isPresent(6))
                .as("a quantity of which its sender says that there is none")
                .isFalse();
        assertThat(values.quality(6)).isEqualTo(Quality.MISSING);
    }

    @Test
    void months_are_cut_at_months() {
        SubmittedSeries months = series().type("D01")
                .resolution("P1M")
                .from("2026-08-31T22:00:00Z")
                .to("2026-11-30T23:00:00Z")
                .points(3)
                .build();
        List<AddressedSeries> cut = FORWARDING.cut(
                months,
                List.of(
                        meteringPoint()
                                .type(MeteringPointType.VE_PRODUCTION)
                                .during("2020-01-01T00:00:00Z", "2026-10-31T23:00:00Z")
                                .period(),
                        meteringPoint()
                                .type(MeteringPointType.VE_PRODUCTION)
                                .during("2026-10-31T23:00:00Z", "2099-01-01T00:00:00Z")
                                .supplier(OTHER_SUPPLIER)
                                .period()));
        assertThat(cut).extracting(part -> part.series().values().size()).containsExactly(2, 1);
        assertThat(cut.get(1).series().period()).isEqualTo(interval("2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z"));
    }

    @Test
    void the_compact_form_holds_everything_in_few_bytes() {
        SubmittedSeries series = series().registeredAt("2026-11-02T06:00:00.123456Z")
                .state(2, SubmittedSeries.ABSENT)
                .build();
        ForwardedSeries forwarded =
                FORWARDING.cut(series, meteringPoint().periods()).get(0).series();
        byte[] packed = forwarded.pack();
        ForwardedSeries back = ForwardedSeries.unpack(packed);
        assertThat(back).usingRecursiveComparison().isEqualTo(forwarded);
        assertThat(back.product()).isEqualTo("8716867000030");
        assertThat(packed.length).isBetween(50, 100);
        for (int length = 0; length < 40; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> ForwardedSeries.unpack(cut).values()).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void reactive_energy_is_another_product() {
        ForwardedSeries reactive = new ForwardedSeries(
                SeriesFixture.POINT,
                MeteringPointType.EXCHANGE_REACTIVE_ENERGY,
                Instant.parse("1969-12-31T23:59:59.5Z"),
                "K3",
                Resolution.QUARTER_HOUR,
                interval("2026-11-01T00:00:00Z", "2026-11-01T00:15:00Z"),
                PackedSeries.pack(SeriesFixture.measured(1)));
        assertThat(ForwardedSeries.unpack(reactive.pack()))
                .usingRecursiveComparison()
                .isEqualTo(reactive);
        assertThat(reactive.product()).isEqualTo("8716867000047");
    }

    private static Interval interval(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }
}
