package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.process.PointRequest;

/**
 * One transaction of an RSM-030 request, as it was sent: texts are not yet judged. All its links are made, or none.
 *
 * @param transactionId the sender's id of the transaction
 * @param sender the party that sent it, by the address it came from
 * @param gsrn the metering point's number
 * @param links what it shall pay
 * @param requestedAt when the document was made, by the sender's clock; recorded, never judged by
 */
public record ChargeLinksRequest(
        String transactionId, PartyId sender, String gsrn, List<Link> links, Instant requestedAt)
        implements PointRequest {

    public ChargeLinksRequest {
        links = List.copyOf(links);
    }

    /** The earliest of the dates that it names. */
    @Override
    public Instant effectiveFrom() {
        return links.stream()
                .map(Link::from)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(requestedAt);
    }

    /**
     * One charge, and how often it is paid from a date on, whatever was said before of the time after. A fee is linked for one day and touches no other. A link
     * whose end is its beginning is taken back from there.
     *
     * @param owner number of the owner; empty when absent
     * @param typeCode D01 subscription, D02 fee, D03 tariff; empty when absent
     * @param chargeCode the owner's own code; empty when absent
     * @param factor how many times it is paid; empty for once
     * @param from inclusive; null when absent
     * @param to exclusive; null when it goes on, and a fee ends the next day
     */
    public record Link(
            String owner,
            String typeCode,
            String chargeCode,
            String factor,
            @Nullable Instant from,
            @Nullable Instant to) {

        /** The kind of charge; empty when the code is none. */
        Optional<ChargeKind> kind() {
            for (ChargeKind kind : ChargeKind.values()) {
                if (kind.code().equals(typeCode)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        boolean isOf(ChargeKind wanted) {
            return kind().filter(wanted::equals).isPresent();
        }

        /** Whether it takes the link back. */
        boolean isEnd() {
            return from != null && from.equals(to);
        }

        /** The charge; empty when it is not named well enough to be looked up. */
        Optional<ChargeKey> key() {
            return kind().flatMap(kind -> PartyId.parse(owner).map(party -> new ChargeKey(chargeCode, party, kind)));
        }
    }
}
