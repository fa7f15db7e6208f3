package org.meterhub.settlement.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.settlement.calculation.CalculationType;

/** What every request for results says, as it was sent: texts are not yet judged, and are empty where the document has nothing. */
public sealed interface ResultRequest permits EnergyRequest, ChargesRequest {

    /** What is common to both. */
    Basics basics();

    /**
     * What is common to requests for energy and for charges.
     *
     * @param transactionId the sender's id of it
     * @param sender by the address it came from
     * @param role that the sender names, and holds
     * @param process which type of run it is about
     * @param settlementVersion D01 to D03, which correction; empty for the latest
     * @param startText as it stands in the document
     * @param start what it means; null when absent or no instant
     * @param endText as it stands in the document
     * @param end what it means, exclusive; null when absent or no instant
     * @param gridArea code of the area; empty for all
     * @param supplier number of the supplier; empty for all that the sender may see
     */
    record Basics(
            String transactionId,
            PartyId sender,
            MarketRole role,
            BusinessReason process,
            String settlementVersion,
            String startText,
            @Nullable Instant start,
            String endText,
            @Nullable Instant end,
            String gridArea,
            String supplier) {

        /** The period asked for; empty when it is not given or not in order. */
        public Optional<Interval> period() {
            Instant from = start;
            Instant to = end;
            return from == null || to == null || !from.isBefore(to)
                    ? Optional.empty()
                    : Optional.of(new Interval(from, to));
        }

        /**
         * The types of run that can answer, the one that counts most first: of corrections without a version the last one that was made
         * (docs/reference/rules.md#requests-for-results).
         */
        public List<CalculationType> types() {
            return switch (process) {
                case PRELIMINARY_AGGREGATION -> List.of(CalculationType.AGGREGATION);
                case BALANCE_FIXING -> List.of(CalculationType.BALANCE_FIXING);
                case WHOLESALE_FIXING -> List.of(CalculationType.WHOLESALE_FIXING);
                case CORRECTION_SETTLEMENT ->
                    List.of(
                                    CalculationType.THIRD_CORRECTION_SETTLEMENT,
                                    CalculationType.SECOND_CORRECTION_SETTLEMENT,
                                    CalculationType.FIRST_CORRECTION_SETTLEMENT)
                            .stream()
                            .filter(type -> settlementVersion.isEmpty()
                                    || type.settlementVersion()
                                            .filter(settlementVersion::equals)
                                            .isPresent())
                            .toList();
                default -> List.of();
            };
        }
    }
}
