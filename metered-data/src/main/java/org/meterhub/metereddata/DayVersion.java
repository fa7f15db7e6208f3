package org.meterhub.metereddata;

import java.time.LocalDate;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Resolution;

/**
 * One version of one market day of a metering point: the unit of the store. It may hold a part of the day only; the other steps are then marked as
 * not in this version, and reading merges the versions.
 *
 * @param meteringPoint the metering point
 * @param day the market day; the first of the month for a {@link Resolution#MONTH monthly} value
 * @param resolution the step
 * @param version which delivery this is
 * @param packed as many steps as the day has (23..100), or one for a month, as {@link PackedSeries}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per row would cost more than it protects
public record DayVersion(Gsrn meteringPoint, LocalDate day, Resolution resolution, Version version, byte[] packed) {

    public SeriesValues values() {
        return PackedSeries.unpack(packed);
    }
}
