package org.meterhub.supplierregistry.file;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.meterhub.supplierregistry.supply.Periods;

/** The rows of {@code charge-links.csv}, by the rules of RSM-030 but for its time limits, compared with the registry and written a batch at a time. */
public final class ChargeLinkRows extends PointRows<LinkRow> {

    private static final Pattern QUANTITY = Pattern.compile("([1-9][0-9]{0,3})?");

    private final UnitOfWork unit;
    private final MarketCalendar calendar;
    private final PriceListStore priceLists;
    private final ChargeLinkStore store;
    private final Instant now;
    private final PartyDirectory directory;
    private final Map<ChargeKey, Optional<ChargeRecord>> charges = new HashMap<>();
    private final Map<Long, PartyId> owners = new HashMap<>();

    public ChargeLinkRows(
            UnitOfWork unit,
            MarketCalendar calendar,
            PartyStore parties,
            MeteringPointStore points,
            PriceListStore priceLists,
            ChargeLinkStore store,
            Instant now) {
        super(unit, points);
        this.unit = unit;
        this.calendar = calendar;
        this.priceLists = priceLists;
        this.store = store;
        this.now = now;
        this.directory = parties.directory(unit);
    }

    @Override
    public void take(CsvRow row) {
        Gsrn gsrn = row.gsrn("gsrn");
        Instant from = row.day("valid_from", calendar);
        Instant to = row.optionalDayAfter(from, "valid_to", "valid_from", calendar);
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
        owners.put(charge.id(), key.owner());
        add(row, gsrn.toLong(), new LinkRow(gsrn.toLong(), charge.id(), times, from, end));
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

    @Override
    Map<Long, List<LinkRow>> current(List<Long> numbers, Map<Long, List<MeteringPointRow>> masterData) {
        return store.current(unit, numbers);
    }

    @Override
    void judge(Entry<LinkRow> entry, List<MeteringPointRow> masterData) {
        LinkRow link = entry.said();
        PartyId owner = Objects.requireNonNull(owners.get(link.chargeId()), "the charge of a row was looked up");
        Optional<GridAreaCode> area =
                at(link.validFrom(), masterData).map(period -> new GridAreaCode(period.gridArea()));
        if (area.isEmpty()) {
            entry.row().wrong("gsrn", "a metering point that exists at valid_from");
        } else if (!belongsTo(owner, area.get(), link.validFrom())) {
            entry.row().wrong("owner", "the grid company of the metering point, or a system operator");
        }
    }

    @Override
    boolean overlap(LinkRow one, LinkRow other) {
        return one.chargeId() == other.chargeId()
                && Periods.overlap(one.validFrom(), one.validTo(), other.validFrom(), other.validTo());
    }

    @Override
    String withoutOverlap() {
        return "no link of this point to the charge that overlaps another one, of this file or of the registry";
    }

    @Override
    void write(List<Entry<LinkRow>> fresh) {
        store.add(unit, fresh.stream().map(Entry::said).toList(), now);
    }

    private boolean belongsTo(PartyId owner, GridAreaCode area, Instant from) {
        return directory
                        .find(area)
                        .map(GridArea::gridCompany)
                        .filter(owner::equals)
                        .isPresent()
                || ChargeColumns.holds(directory, owner, MarketRole.SYSTEM_OPERATOR, from);
    }
}
