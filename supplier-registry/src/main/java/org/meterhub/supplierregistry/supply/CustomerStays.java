package org.meterhub.supplierregistry.supply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.supplierregistry.CustomerPeriod;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.store.ProcessRecord;

/**
 * Whose customer, when: the one answer of the registry. The supply of a point falls into stays, each of one customer, whoever the supplier. A stay ends where
 * the next customer moves in, where the customer moves out, and where a supply begins that names another customer; and where a supply begins that was
 * imported, unless it names the customer who was there before: of what nobody asked for here, nothing else says whose it is. A gap in the supply ends no
 * stay: a customer who has lost its supplier is still there.
 */
public final class CustomerStays {

    private final List<CustomerPeriod> told;
    private final Map<Long, ProcessRecord> moves = new HashMap<>();
    private final List<Stay> stays = new ArrayList<>();

    /**
     * The stay of one customer, or a stretch after a customer has left in which nobody is known.
     *
     * @param from inclusive
     * @param somebodys whether it is a customer's; a supply of last resort after a move-out is nobody's
     * @param supply who supplies the customer, in order of time; empty where nobody does
     */
    private record Stay(Instant from, boolean somebodys, List<SupplyPeriod> supply) {}

    /**
     * @param supply the supply of one point as is known at one time
     * @param told what suppliers have told of the point's customers, as is known at the same time
     * @param processes at least the moves at the point
     */
    public CustomerStays(
            Collection<SupplyPeriod> supply, List<CustomerPeriod> told, Collection<ProcessRecord> processes) {
        this.told = List.copyOf(told);
        for (ProcessRecord process : processes) {
            if (process.kind() == ProcessKind.MOVE_IN || process.kind() == ProcessKind.MOVE_OUT) {
                moves.put(process.id(), process);
            }
        }
        List<SupplyPeriod> ordered = new ArrayList<>(supply);
        ordered.sort(Comparator.comparing(SupplyPeriod::validFrom));
        for (SupplyPeriod period : ordered) {
            if (stays.isEmpty() || beginsAnother(last(), period)) {
                boolean somebodys = !isBegunBy(ProcessKind.MOVE_OUT, period);
                stays.add(new Stay(period.validFrom(), somebodys, new ArrayList<>()));
            }
            last().supply.add(period);
            Instant left = period.validTo();
            if (left != null && isEndedByMoveOut(period, left)) {
                stays.add(new Stay(left, false, new ArrayList<>()));
            }
        }
    }

    private Stay last() {
        return stays.get(stays.size() - 1);
    }

    private boolean beginsAnother(Stay stay, SupplyPeriod next) {
        if (stay.supply.isEmpty()) {
            return true;
        }
        SupplyPeriod first = stay.supply.get(0);
        SupplyPeriod before = stay.supply.get(stay.supply.size() - 1);
        Long begunBy = next.begunBy();
        if (begunBy != null && moves.containsKey(begunBy)) {
            // What goes on after an interruption was begun by the same move.
            return !begunBy.equals(first.begunBy());
        }
        String customer = next.customerId();
        String customerBefore = customerOf(before);
        if (customer != null && customerBefore != null) {
            return !customer.equals(customerBefore);
        }
        return begunBy == null;
    }

    /** The customer's number: what came with the supply, else what its supplier has told since. */
    private @Nullable String customerOf(SupplyPeriod period) {
        if (period.customerId() != null) {
            return period.customerId();
        }
        return told.stream()
                .filter(data -> period.covers(data.validFrom()))
                .map(data -> data.customer().firstId())
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private boolean isBegunBy(ProcessKind kind, SupplyPeriod period) {
        ProcessRecord move = period.begunBy() == null ? null : moves.get(period.begunBy());
        return move != null && move.kind() == kind;
    }

    /** A version that a move-out recorded is one that it cut. */
    private boolean isEndedByMoveOut(SupplyPeriod period, Instant end) {
        ProcessRecord move = period.recordedBy() == null ? null : moves.get(period.recordedBy());
        return move != null
                && move.kind() == ProcessKind.MOVE_OUT
                && move.start().equals(end);
    }

    /** The stay at a moment; before the first one that is known, the first. */
    private int indexAt(Instant instant) {
        int found = 0;
        for (int i = 1; i < stays.size(); i++) {
            if (!stays.get(i).from.isAfter(instant)) {
                found = i;
            }
        }
        return found;
    }

    /** Whether both moments lie within the stay of one customer. */
    public boolean isOneStay(Instant one, Instant other) {
        return indexAt(one) == indexAt(other);
    }

    /** The supply of the customer who is there at the date, from then on, whoever the supplier; in order of time. */
    public List<SupplyPeriod> supplyFrom(Instant date) {
        return stays.isEmpty()
                ? List.of()
                : stays.get(indexAt(date)).supply.stream()
                        .filter(period ->
                                period.covers(date) || period.validFrom().isAfter(date))
                        .toList();
    }

    /** The supply of the customer who is there at the date, that ended there or before, the last one; empty when there was none, or when that customer has left. */
    public Optional<SupplyPeriod> supplyBefore(Instant date) {
        return stays.isEmpty()
                ? Optional.empty()
                : stays.get(indexAt(date)).supply.stream()
                        .filter(period -> {
                            Instant end = period.validTo();
                            return end != null && !end.isAfter(date);
                        })
                        .reduce((earlier, later) -> later);
    }

    /** Where, after the date, the next stay of a customer begins; null for nowhere. Who has left is no customer. */
    public @Nullable Instant nextCustomerAfter(Instant date) {
        return stays.stream()
                .filter(stay -> stay.somebodys && stay.from.isAfter(date))
                .map(Stay::from)
                .findFirst()
                .orElse(null);
    }
}
