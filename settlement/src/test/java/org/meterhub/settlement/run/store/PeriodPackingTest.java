package org.meterhub.settlement.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

class PeriodPackingTest {

    private static final GridAreaCode NORTH = new GridAreaCode("101");

    @Test
    void periods_come_back_as_they_were() {
        Instant from = Instant.parse("2025-01-31T23:00:00Z");
        List<SettlementPointPeriod> periods = List.of(
                new SettlementPointPeriod(
                        570000000000000017L,
                        MeteringPointType.CONSUMPTION,
                        SettlementMethod.FLEX,
                        NORTH,
                        null,
                        null,
                        Resolution.HOUR,
                        null,
                        "supplier",
                        "balance",
                        true,
                        from,
                        null),
                new SettlementPointPeriod(
                        0,
                        MeteringPointType.EXCHANGE,
                        null,
                        NORTH,
                        NORTH,
                        new GridAreaCode("102"),
                        Resolution.QUARTER_HOUR,
                        570000000000000017L,
                        null,
                        null,
                        false,
                        Instant.EPOCH,
                        from));
        PeriodPacking packing = new PeriodPacking();
        periods.forEach(packing::add);
        assertThat(PeriodPacking.unpack(packing.pack())).isEqualTo(periods);
        assertThat(PeriodPacking.unpack(new PeriodPacking().pack())).isEmpty();
    }

    @Test
    void damaged_bytes_are_an_error_and_not_fewer_periods() {
        byte[] packed = new PeriodPacking().pack();
        assertThatThrownBy(() -> PeriodPacking.unpack(new byte[] {1, 2, 3})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PeriodPacking.unpack(Arrays.copyOf(packed, 3)))
                .isInstanceOf(IllegalStateException.class);
    }
}
