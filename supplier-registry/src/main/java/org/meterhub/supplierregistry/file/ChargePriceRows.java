package org.meterhub.supplierregistry.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.pricelist.PriceSeries;
import org.meterhub.supplierregistry.pricelist.PriceStep;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.PriceListStore;

/**
 * The rows of {@code charge-prices.csv}: what each step of a charge costs from one moment to another. Rows of a charge that follow one another are written
 * together. A price that is known already is left alone, and another one for the same time is an error: corrections come from the owner (RSM-033).
 */
public final class ChargePriceRows implements RowTaker {

    /** Steps that are compared and written together. */
    private static final int STEPS_PER_WRITE = 10_000;

    /** A row is for ten years of hours at most, or two and a half of quarters, so that a mistyped year is found before it fills the memory. */
    private static final int STEPS_PER_ROW_MAX = 87_672;

    private static final Pattern PRICE = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,6})?");

    private final UnitOfWork unit;
    private final MarketCalendar calendar;
    private final PriceListStore store;
    private final Instant now;
    private final PartyDirectory directory;
    private final Map<ChargeKey, Optional<ChargeRecord>> charges = new HashMap<>();
    private final List<Entry> batch = new ArrayList<>();
    private int steps;
    private long added;
    private long unchanged;

    /** A row with the beginnings of its steps. */
    private record Entry(CsvRow row, ChargeRecord charge, Interval interval, List<Instant> starts, BigDecimal price) {}

    public ChargePriceRows(
            UnitOfWork unit, MarketCalendar calendar, PartyStore parties, PriceListStore store, Instant now) {
        this.unit = unit;
        this.calendar = calendar;
        this.store = store;
        this.now = now;
        this.directory = parties.directory(unit);
    }

    @Override
    public void take(CsvRow row) {
        Instant from = row.dayOrMoment("from", calendar);
        Instant to = row.dayOrMoment("to", calendar);
        ChargeKey key = ChargeColumns.key(row, directory, from);
        String price = row.text("price", PRICE, "a price below a million with at most six decimals, such as 0.4512");
        if (from == null || to == null || key == null || price == null || !row.isGood()) {
            return;
        }
        if (!from.isBefore(to)) {
            row.wrong("to", "a time after 'from'");
            return;
        }
        Optional<ChargeRecord> charge = charges.computeIfAbsent(key, this::find);
        if (charge.isEmpty()) {
            row.wrong("code", "a charge that the registry has: import charges.csv first");
            return;
        }
        entry(row, charge.get(), new Interval(from, to), new BigDecimal(price)).ifPresent(this::add);
    }

    private Optional<ChargeRecord> find(ChargeKey key) {
        store.lock(unit, key.owner());
        return store.find(unit, key, null);
    }

    private Optional<Entry> entry(CsvRow row, ChargeRecord charge, Interval interval, BigDecimal price) {
        PriceStep step = charge.step();
        if (!isStart(step, interval.from())) {
            row.wrong("from", "the beginning of a step of " + step.code());
            return Optional.empty();
        }
        if (step.count(interval, calendar, STEPS_PER_ROW_MAX + 1) > STEPS_PER_ROW_MAX) {
            row.wrong("to", "at most " + STEPS_PER_ROW_MAX + " steps of " + step.code() + " after 'from'");
            return Optional.empty();
        }
        List<Instant> starts = step.starts(interval, calendar);
        Instant end = step.next(starts.get(starts.size() - 1), calendar);
        boolean endOfCharge = interval.to().equals(charge.end());
        if (!end.equals(interval.to()) && !(step == PriceStep.MONTH && endOfCharge)) {
            row.wrong(
                    "to",
                    "the end of a step of " + step.code() + (step == PriceStep.MONTH ? ", or of the charge" : ""));
            return Optional.empty();
        }
        if (!charge.isInForce(interval.from(), interval.to())) {
            row.wrong("from", "a time in which the charge is in force throughout");
            return Optional.empty();
        }
        return Optional.of(new Entry(row, charge, interval, starts, price));
    }

    private boolean isStart(PriceStep step, Instant moment) {
        if (step == PriceStep.DAY || step == PriceStep.MONTH) {
            return calendar.isMidnight(moment);
        }
        // Shorter steps are of absolute time, counted from whole hours.
        long length = step.next(Instant.EPOCH, calendar).getEpochSecond();
        return moment.getNano() == 0 && moment.getEpochSecond() % length == 0;
    }

    private void add(Entry entry) {
        Entry last = batch.isEmpty() ? null : batch.get(batch.size() - 1);
        boolean follows = last != null
                && last.charge().id() == entry.charge().id()
                && last.interval().to().equals(entry.interval().from());
        if (!follows || steps >= STEPS_PER_WRITE) {
            write();
        }
        batch.add(entry);
        steps += entry.starts().size();
    }

    private void write() {
        if (batch.isEmpty()) {
            return;
        }
        ChargeRecord charge = batch.get(0).charge();
        Interval interval = new Interval(
                batch.get(0).interval().from(),
                batch.get(batch.size() - 1).interval().to());
        NavigableMap<Instant, BigDecimal> known = known(charge, interval);
        @Nullable Interval fresh = null;
        List<BigDecimal> prices = new ArrayList<>();
        for (Entry entry : batch) {
            if (!isNew(entry, known)) {
                write(charge, fresh, prices);
                fresh = null;
                prices.clear();
            } else {
                fresh = new Interval(
                        fresh == null ? entry.interval().from() : fresh.from(),
                        entry.interval().to());
                prices.addAll(Collections.nCopies(entry.starts().size(), entry.price()));
            }
        }
        write(charge, fresh, prices);
        batch.clear();
        steps = 0;
    }

    /** False for a row of which everything is known, and for one that contradicts what is known. */
    private boolean isNew(Entry entry, NavigableMap<Instant, BigDecimal> known) {
        int same = 0;
        for (Instant start : entry.starts()) {
            BigDecimal price = known.get(start);
            if (price != null && price.compareTo(entry.price()) != 0) {
                entry.row()
                        .wrong(
                                "price",
                                price.stripTrailingZeros().toPlainString() + ", as the registry has it for " + start
                                        + ": corrections come from the owner");
                return false;
            }
            same += price == null ? 0 : 1;
        }
        if (same == entry.starts().size()) {
            unchanged++;
            return false;
        }
        return true;
    }

    private NavigableMap<Instant, BigDecimal> known(ChargeRecord charge, Interval interval) {
        NavigableMap<Instant, BigDecimal> known = new TreeMap<>();
        for (PriceSeries series : store.prices(unit, charge.id(), interval)) {
            List<Instant> starts = charge.step().starts(series.interval(), calendar);
            for (int i = 0; i < starts.size(); i++) {
                known.put(starts.get(i), series.prices().get(i));
            }
        }
        return known;
    }

    private void write(ChargeRecord charge, @Nullable Interval interval, List<BigDecimal> prices) {
        if (interval != null) {
            store.addPrices(unit, charge.id(), new PriceSeries(interval, prices), now);
            added += batch.stream()
                    .filter(entry -> interval.contains(entry.interval()))
                    .count();
        }
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
