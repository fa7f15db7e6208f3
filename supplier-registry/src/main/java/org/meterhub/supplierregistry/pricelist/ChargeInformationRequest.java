package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;

/**
 * An owner says what a charge is (process D18): from the date on it is so, whatever was said before of the time after. A charge whose end is its beginning is
 * stopped there.
 *
 * @param resolution the step of its prices; empty when absent
 * @param validTo exclusive; null when it goes on
 * @param vatPayerCode D01 or D02; empty when absent
 * @param transparent whether suppliers show it on bills; null when absent
 * @param tax whether it is a tax; null when absent
 */
public record ChargeInformationRequest(
        PartyId sender,
        String owner,
        String typeCode,
        String chargeCode,
        String name,
        String description,
        String resolution,
        Instant validFrom,
        @Nullable Instant validTo,
        String vatPayerCode,
        @Nullable Boolean transparent,
        @Nullable Boolean tax)
        implements ChargeRequest {

    /** Whether it stops the charge; then nothing else needs be said of it. */
    public boolean isStop() {
        return validFrom.equals(validTo);
    }

    @Override
    public List<String> resolutions() {
        return resolution.isEmpty() ? List.of() : List.of(resolution);
    }
}
