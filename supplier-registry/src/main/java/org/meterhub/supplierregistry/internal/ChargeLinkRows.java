package org.meterhub.supplierregistry.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.store.ChargeLinkStore;
import org.meterhub.supplierregistry.store.ChargeLinkStore.LinkRow;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.MeteringPointStore.MeteringPointRow;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.PriceListStore;

/** The rows of {@code charge-links.csv}, by the rules of RSM-030 but for its time limits, compared with the registry and written a batch at a time. */
public final class ChargeLinkRows implements RowTaker {

    private static final int ROWS_PER_BATCH = 10_000;
    private static final Pattern QUANTITY = Pattern.compile("([1-9][0-9]{0,3})?");

    private final UnitOfWork unit;
    private final MarketCalendar calendar;
    private final MeteringPointStore points;
    private final PriceListStore priceLists;
    private final ChargeLinkStore store;
    private final Instant now;
    private final PartyDirectory directory;
    private final Map<ChargeKey, Optional<ChargeRecord>> charges = new HashMap<>();
    private final List<Entry> batch = new ArrayList<>();
    private long added;
    private long unchanged;

    private record Entry(CsvRow row, ChargeKey charge, LinkRow link) {

        boolean overlaps(LinkRow other) {
            return link.chargeId() == other.chargeId()
                    && Periods.overlap(link.validFrom(), link.validTo(), other.validFrom(), other.validTo());
        }

        Optional<GridAreaCode> gridArea(List<MeteringPointRow> periods) {
            return periods.stream()
                    .filter(period -> !link.validFrom().isBefore(period.validFrom())
                            && (period.validTo() == null || link.validFrom().isBefore(period.validTo())))
                    .map(period -> new GridAreaCode(period.gridArea()))
                    .findFirst();
        }
    }

    public ChargeLinkRows(
            UnitOfWork unit,
            MarketCalendar calendar,
            PartyStore parties,
            MeteringPointStore points,
            PriceListStore priceLists,
            ChargeLinkStore store,
            Instant now) {
        this.unit = unit;
        this.calendar = calendar;
        this.points = points;
        this.priceLists = priceLists;
        this.store = store;
        this.now = now;
        this.directory = parties.directory(unit);
    }

    @Override
    public void take(CsvRow row) {
        Gsrn gsrn = row.gsrn("gsrn");
        Instant from = row.day("valid_from", calendar);
        Instant to = row.optionalDay("valid_to", calendar);
        if (from != null && to != null && !from.isBefore(to)) {
            row.wrong("valid_to", "a day after valid_from");
        }
        ChargeKey key = ChargeColumns.key(row, directory, from);
        String quantity = row.text("quantity", QUANTITY, "a whole number from 1 to 9999, or nothing for 1");
        if (gsrn == null || from == null || key == null || quantity == null || !row.isGood()) {
            return;
        }
        int times = quantity.isEmpty() ? 1 : Integer.parseInt(quantity);
        if (times != 1 && key.kind() == ChargeKind.TARIFF) {
            row.wrong("quantity", "1 or nothing: a tariff is paid once");
        }
        Instant end = endOf(row, key, from, to);
        ChargeRecord charge = charge(row, key, from);
        if (charge == null || !row.isGood()) {
            return;
        }
        batch.add(new Entry(row, key, new LinkRow(gsrn.toLong(), charge.id(), times, from, end)));
        if (batch.size() == ROWS_PER_BATCH) {
            write();
        }
    }

    /** A fee is paid once: its link lasts one day. */
    private @Nullable Instant endOf(CsvRow row, ChargeKey key, Instant from, @Nullable Instant to) {
        if (key.kind() != ChargeKind.FEE) {
            return to;
        }
        Instant nextDay = calendar.startOf(calendar.dayOf(from).plusDays(1));
        if (to != null && !to.equals(nextDay)) {
            row.wrong("valid_to", "the day after valid_from, or nothing: a fee is linked for one day");
        }
        return nextDay;
    }

    private @Nullable ChargeRecord charge(CsvRow row, ChargeKey key, Instant from) {
        ChargeRecord charge = charges.computeIfAbsent(key, one -> priceLists.find(unit, one, null))
                .orElse(null);
        if (charge == null) {
            row.wrong("code", "a charge that the registry has: import charges.csv first");
        } else if (!charge.isInForce(from)) {
            row.wrong("valid_from", "a day on which the charge is in force");
        }
        return charge;
    }

    private void write() {
        List<Long> numbers =
                batch.stream().map(entry -> entry.link().gsrn()).distinct().toList();
        points.lockWhereUnconstrained(unit, numbers);
        Map<Long, List<MeteringPointRow>> masterData = points.current(unit, numbers);
        Map<Long, List<LinkRow>> current = store.current(unit, numbers);
        List<LinkRow> fresh = new ArrayList<>(batch.size());
        for (Entry entry : batch) {
            LinkRow link = entry.link();
            List<LinkRow> present = current.computeIfAbsent(link.gsrn(), gsrn -> new ArrayList<>(2));
            Optional<GridAreaCode> area = entry.gridArea(masterData.getOrDefault(link.gsrn(), List.of()));
            if (area.isEmpty()) {
                entry.row().wrong("gsrn", "a metering point that exists at valid_from");
            } else if (!belongsTo(entry.charge().owner(), area.get(), link.validFrom())) {
                entry.row().wrong("owner", "the grid company of the metering point, or a system operator");
            } else if (present.contains(link)) {
                unchanged++;
            } else if (present.stream().anyMatch(entry::overlaps)) {
                entry.row()
                        .wrong(
                                "gsrn",
                                "no link of this point to the charge that overlaps another one, of this file or of the"
                                        + " registry");
            } else {
                present.add(link);
                fresh.add(link);
            }
        }
        batch.clear();
        store.add(unit, fresh, now);
        added += fresh.size();
    }

    private boolean belongsTo(PartyId owner, GridAreaCode area, Instant from) {
        return directory
                        .find(area)
                        .map(GridArea::gridCompany)
                        .filter(owner::equals)
                        .isPresent()
                || ChargeColumns.holds(directory, owner, MarketRole.SYSTEM_OPERATOR, from);
    }

    @Override
    public void end() {
        write();
    }

    @Override
    public long added() {
        return added;
    }

    @Override
    public long unchanged() {
        return unchanged;
    }
}
