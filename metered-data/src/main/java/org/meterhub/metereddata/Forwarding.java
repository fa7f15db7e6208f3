package org.meterhub.metereddata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.internal.Steps;

/**
 * Who gets the values of a metering point, and which of them: receivers by type of metering point (docs/reference/messages.md), each for the periods in
 * which it was concerned. The series is cut wherever master data or supplier change, and each part counts its positions from 1.
 *
 * @param calendar the market's civil time, for monthly steps
 * @param systemOperator also gets renewable production (D01); null where the market has no such receiver
 * @param energyAgency also gets production (E18) and renewable production (D01); null where the market has no such receiver
 */
public record Forwarding(
        MarketCalendar calendar,
        @Nullable PartyId systemOperator,
        @Nullable PartyId energyAgency) {

    /**
     * Values in a forwarded series at most; more become several series. Three years of quarters have 105,216. A million, which positions allow, would not fit
     * into a document of 50 MB.
     */
    public static final int POINTS_MAX = 150_000;

    /** A market in which suppliers and grid companies are the only receivers. */
    public Forwarding(MarketCalendar calendar) {
        this(calendar, null, null);
    }

    /** As {@link #cut(Gsrn, Instant, Resolution, Instant, SeriesValues, PartyId, List)}, for a series just accepted. */
    public List<AddressedSeries> cut(SubmittedSeries series, List<MeteredPointPeriod> periods) {
        return cut(
                series.gsrn().orElseThrow(),
                series.registeredAt(),
                series.resolution().orElseThrow(),
                series.period().orElseThrow().from(),
                series.arranged(),
                series.sender(),
                periods);
    }

    /**
     * Cuts values at the periods and addresses each part. A step belongs to the period in which it begins. Where a part concerns nobody, for
     * example because the point has no supplier then, it goes to nobody.
     *
     * @param meteringPoint the metering point
     * @param registeredAt when the values were registered
     * @param resolution the step
     * @param start where step 0 begins
     * @param values the steps
     * @param sender who read the meter; an exchange point's values do not go back to it
     * @param periods of the metering point, without overlap, in any order
     * @return in order of time
     */
    public List<AddressedSeries> cut(
            Gsrn meteringPoint,
            Instant registeredAt,
            Resolution resolution,
            Instant start,
            SeriesValues values,
            PartyId sender,
            List<MeteredPointPeriod> periods) {
        Steps steps = new Steps(calendar, resolution, start);
        List<MeteredPointPeriod> inOrder = new ArrayList<>(periods);
        inOrder.sort(Comparator.comparing(period -> period.interval().from()));
        List<AddressedSeries> addressed = new ArrayList<>();
        for (MeteredPointPeriod period : inOrder) {
            int from = steps.firstFrom(period.interval().from(), values.size());
            int to = steps.firstFrom(period.interval().to(), values.size());
            Set<Receiver> receivers = from < to ? receivers(period, sender) : Set.of();
            for (int first = from; first < to && !receivers.isEmpty(); first += POINTS_MAX) {
                int last = Math.min(to, first + POINTS_MAX);
                ForwardedSeries part = new ForwardedSeries(
                        meteringPoint,
                        period.type(),
                        registeredAt,
                        period.unitCode(),
                        resolution,
                        steps.interval(first, last),
                        PackedSeries.pack(values, first, last));
                receivers.forEach(receiver -> addressed.add(new AddressedSeries(receiver.party, receiver.role, part)));
            }
        }
        return addressed;
    }

    private Set<Receiver> receivers(MeteredPointPeriod period, PartyId sender) {
        Set<Receiver> receivers = new LinkedHashSet<>();
        switch (period.type()) {
            case CONSUMPTION -> add(receivers, period.supplier(), MarketRole.ENERGY_SUPPLIER);
            case PRODUCTION -> {
                add(receivers, period.supplier(), MarketRole.ENERGY_SUPPLIER);
                add(receivers, energyAgency, MarketRole.ENERGY_AGENCY);
            }
            case EXCHANGE ->
                period.neighbourGridCompanies().stream()
                        .filter(neighbour -> !neighbour.equals(sender))
                        .sorted()
                        .forEach(neighbour -> add(receivers, neighbour, MarketRole.METERED_DATA_RESPONSIBLE));
            case VE_PRODUCTION -> {
                add(receivers, systemOperator, MarketRole.SYSTEM_OPERATOR);
                add(receivers, energyAgency, MarketRole.ENERGY_AGENCY);
                add(receivers, period.supplier(), MarketRole.ENERGY_SUPPLIER);
            }
            case ELECTRICAL_HEATING, NET_CONSUMPTION, CAPACITY_SETTLEMENT -> {
                add(receivers, period.parentSupplier(), MarketRole.ENERGY_SUPPLIER);
                add(receivers, period.gridCompany(), MarketRole.METERED_DATA_RESPONSIBLE);
            }
            default -> add(receivers, period.parentSupplier(), MarketRole.ENERGY_SUPPLIER);
        }
        return receivers;
    }

    private static void add(Set<Receiver> receivers, @Nullable PartyId party, MarketRole role) {
        if (party != null) {
            receivers.add(new Receiver(party, role));
        }
    }

    private record Receiver(PartyId party, MarketRole role) {}
}
