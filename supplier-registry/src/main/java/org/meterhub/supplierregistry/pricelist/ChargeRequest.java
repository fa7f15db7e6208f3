package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.PartyId;

/** What every operation of an RSM-033 says, as it was sent: texts are not yet judged. */
public sealed interface ChargeRequest permits ChargeInformationRequest, ChargePricesRequest {

    /** The party that sent it, by the address it came from. */
    PartyId sender();

    /** Number of the owner of the charge. */
    String owner();

    /** D01 subscription, D02 fee, D03 tariff; empty when absent. */
    String typeCode();

    /** The owner's own code of the charge. */
    String chargeCode();

    /** From when what it says holds. */
    Instant validFrom();

    /** The steps of prices that it names, as it names them. */
    List<String> resolutions();

    /** The kind of charge; empty when the code is none. */
    default Optional<ChargeKind> kind() {
        return find(ChargeKind.values(), typeCode());
    }

    /** The charge, once the rules on what a request says are kept. */
    default ChargeKey key() {
        return new ChargeKey(chargeCode(), sender(), kind().orElseThrow());
    }

    private static <E extends Enum<E> & MarketCode> Optional<E> find(E[] codes, String code) {
        for (E candidate : codes) {
            if (candidate.code().equals(code)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The step of prices with this code; empty when settlement knows none. */
    static Optional<PriceStep> step(String code) {
        return find(PriceStep.values(), code);
    }
}
