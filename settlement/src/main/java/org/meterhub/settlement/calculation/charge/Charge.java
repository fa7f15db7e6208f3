package org.meterhub.settlement.calculation.charge;

import java.util.Comparator;

/**
 * Names a charge: codes are unique per owner and type.
 *
 * @param code the owner's code for it
 * @param owner number of the party that owns it: a grid company or the system operator
 */
public record Charge(String code, String owner, ChargeType type) implements Comparable<Charge> {

    private static final Comparator<Charge> ORDER =
            Comparator.comparing(Charge::type).thenComparing(Charge::owner).thenComparing(Charge::code);

    /** The charge as one text, as basis data has it: code, owner and type with dashes between (docs/concepts/settlement.md#what-is-charged). */
    public String key() {
        return code + "-" + owner + "-" + type.resultName();
    }

    @Override
    public int compareTo(Charge other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return key();
    }
}
