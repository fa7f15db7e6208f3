package org.meterhub.settlement.calculation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.BusinessReason;

/**
 * What a calculation is for. All types use the same formulas and the same rounding; a correction is a full recalculation. They differ in which
 * results leave the calculation and in the reason their documents carry (docs/processes/balance-fixing.md#a-run, docs/reference/messages.md#rsm-014).
 */
public enum CalculationType {
    AGGREGATION("aggregation", BusinessReason.PRELIMINARY_AGGREGATION, null),
    BALANCE_FIXING("balance_fixing", BusinessReason.BALANCE_FIXING, null),
    WHOLESALE_FIXING("wholesale_fixing", BusinessReason.WHOLESALE_FIXING, null),
    FIRST_CORRECTION_SETTLEMENT("first_correction_settlement", BusinessReason.CORRECTION_SETTLEMENT, "D01"),
    SECOND_CORRECTION_SETTLEMENT("second_correction_settlement", BusinessReason.CORRECTION_SETTLEMENT, "D02"),
    THIRD_CORRECTION_SETTLEMENT("third_correction_settlement", BusinessReason.CORRECTION_SETTLEMENT, "D03");

    private final String code;
    private final BusinessReason reason;
    private final @Nullable String settlementVersion;

    CalculationType(String code, BusinessReason reason, @Nullable String settlementVersion) {
        this.code = code;
        this.reason = reason;
        this.settlementVersion = settlementVersion;
    }

    /** The type's name in stored results and on the command line, for example {@code balance_fixing}. */
    public String code() {
        return code;
    }

    /** Why the documents with its results are sent. */
    public BusinessReason businessReason() {
        return reason;
    }

    /** Which correction it is, in documents: D01 to D03; empty for all types but corrections. */
    public Optional<String> settlementVersion() {
        return Optional.ofNullable(settlementVersion);
    }

    /** Whether it settles whole months with charges: wholesale fixing and the corrections. */
    public boolean isWholesale() {
        return this != AGGREGATION && this != BALANCE_FIXING;
    }

    /**
     * Whether results of this level leave the calculation. Exchange per neighbour and sums per balance responsible party are calculated by every
     * type but leave only those that fix the balance.
     */
    public boolean produces(EnergyLevel level) {
        return !isWholesale() || (level != EnergyLevel.NEIGHBOUR && level != EnergyLevel.BALANCE_RESPONSIBLE);
    }

    /** Finds a type by its {@link #code()}; empty when there is none. */
    public static Optional<CalculationType> find(String code) {
        for (CalculationType type : values()) {
            if (type.code.equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException when no type has the code */
    public static CalculationType of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not a type of calculation"));
    }
}
