package org.meterhub.settlement.run.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.settlement.calculation.charge.Charge;

/**
 * Who reads a report, and as what: that decides which files, rows and columns there are
 * (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary).
 *
 * @param party number of the party; null for the operator of the hub, who is none
 */
public record ReportReader(Role role, @Nullable String party) {

    /** As what somebody reads a report. */
    public enum Role {
        /** The operator of the hub: everything. */
        ADMINISTRATOR(null),
        /** What it supplies, and what it is charged. */
        ENERGY_SUPPLIER(MarketRole.ENERGY_SUPPLIER),
        /** Its own grid areas, without the suppliers' names; its own charges, and the taxes, which it collects. */
        GRID_COMPANY(MarketRole.GRID_COMPANY),
        /** Its own charges that are no taxes, and the points that pay them. */
        SYSTEM_OPERATOR(MarketRole.SYSTEM_OPERATOR);

        private final @Nullable MarketRole marketRole;

        Role(@Nullable MarketRole marketRole) {
            this.marketRole = marketRole;
        }

        /** The role of the market; empty for the operator of the hub. */
        public Optional<MarketRole> marketRole() {
            return Optional.ofNullable(marketRole);
        }

        /** The role that reads reports as this role of the market; empty for roles that read none. */
        public static Optional<Role> of(MarketRole role) {
            for (Role one : values()) {
                if (one.marketRole == role) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /** The operator of the hub. */
    public static final ReportReader ADMINISTRATOR = new ReportReader(Role.ADMINISTRATOR, null);

    /** @throws IllegalArgumentException when a role of the market has no party, or the operator one */
    public ReportReader {
        if ((role == Role.ADMINISTRATOR) != (party == null)) {
            throw new IllegalArgumentException(role + " cannot be " + party);
        }
    }

    boolean is(Role one) {
        return role == one;
    }

    /** Whether the reader may know of a charge of any supplier it may know of. */
    boolean sees(Charge charge, boolean tax) {
        return switch (role) {
            case ADMINISTRATOR, ENERGY_SUPPLIER -> true;
            case GRID_COMPANY -> tax || charge.owner().equals(party);
            case SYSTEM_OPERATOR -> !tax && charge.owner().equals(party);
        };
    }

    /** Whether the files with what was used name the supplier of a point. */
    boolean isToldSuppliers() {
        return role == Role.ADMINISTRATOR || role == Role.SYSTEM_OPERATOR;
    }
}
