package org.meterhub.supplierregistry.file;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.pricelist.ChargeVersion;
import org.meterhub.supplierregistry.pricelist.PriceStep;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.PriceListStore;
import org.meterhub.supplierregistry.supply.Periods;

/**
 * The rows of {@code charges.csv}: what a charge is over a stretch of time, by the rules of RSM-033 but for its time limits. Nobody is told of them, as of no
 * import: who is new asks (RSM-035).
 */
public final class ChargeRows implements RowTaker {

    private static final int NAME_LENGTH_MAX = 132;
    private static final int DESCRIPTION_LENGTH_MAX = 2048;
    private static final Pattern VAT_PAYER = Pattern.compile("D01|D02");

    private final UnitOfWork unit;
    private final MarketCalendar calendar;
    private final PriceListStore store;
    private final Instant now;
    private final PartyDirectory directory;
    private final Set<PartyId> locked = new HashSet<>();
    private long added;
    private long unchanged;

    public ChargeRows(UnitOfWork unit, MarketCalendar calendar, PartyStore parties, PriceListStore store, Instant now) {
        this.unit = unit;
        this.calendar = calendar;
        this.store = store;
        this.now = now;
        this.directory = parties.directory(unit);
    }

    @Override
    public void take(CsvRow row) {
        Instant from = row.day("valid_from", calendar);
        Instant to = row.optionalDayAfter(from, "valid_to", "valid_from", calendar);
        ChargeKey key = ChargeColumns.key(row, directory, from);
        String name = row.text("name", NAME_LENGTH_MAX);
        String description = Objects.requireNonNullElse(row.optionalText("description", DESCRIPTION_LENGTH_MAX), "");
        String vatPayer = row.text("vat_payer", VAT_PAYER, "D01 (the issuer pays the VAT) or D02 (the recipient)");
        boolean transparent = row.flag("transparent");
        boolean tax = row.flag("tax");
        PriceStep step = step(row, key);
        judge(row, key, from, transparent, tax);
        if (from == null || key == null || name == null || vatPayer == null || step == null || !row.isGood()) {
            return;
        }
        if (locked.add(key.owner())) {
            store.lock(unit, key.owner());
        }
        record(row, key, step, tax, new ChargeVersion(0, name, description, vatPayer, transparent, from, to));
    }

    private static @Nullable PriceStep step(CsvRow row, @Nullable ChargeKey key) {
        PriceStep step = row.code("resolution", PriceStep.class);
        if (key == null || step == null || key.kind().steps().contains(step)) {
            return step;
        }
        row.wrong(
                "resolution",
                "one of "
                        + key.kind().steps().stream().map(MarketCode::code).collect(Collectors.joining(", "))
                        + " for a charge of this type");
        return null;
    }

    private void judge(CsvRow row, @Nullable ChargeKey key, @Nullable Instant from, boolean transparent, boolean tax) {
        if (key == null || from == null) {
            return;
        }
        if (transparent && key.kind() == ChargeKind.FEE) {
            row.wrong("transparent", "false or nothing: a fee is not invoiced transparently");
        }
        if (tax && key.kind() != ChargeKind.TARIFF) {
            row.wrong("tax", "false or nothing: only a tariff can be a tax");
        } else if (tax && !ChargeColumns.holds(directory, key.owner(), MarketRole.SYSTEM_OPERATOR, from)) {
            row.wrong("tax", "false or nothing: only the system operator has taxes");
        }
    }

    private void record(CsvRow row, ChargeKey key, PriceStep step, boolean tax, ChargeVersion period) {
        ChargeRecord known = store.find(unit, key, null).orElse(null);
        if (known != null && known.step() != step) {
            row.wrong("resolution", known.step().code() + ", as the registry has it: that never changes");
        } else if (known != null && known.tax() != tax) {
            row.wrong("tax", known.tax() + ", as the registry has it: that never changes");
        } else if (known != null && known.periods().stream().anyMatch(period::saysTheSameAs)) {
            unchanged++;
        } else if (known != null
                && known.periods().stream()
                        .anyMatch(other -> Periods.overlap(
                                period.validFrom(), period.validTo(), other.validFrom(), other.validTo()))) {
            row.wrong("code", "no period of this charge that overlaps another one, of this file or of the registry");
        } else {
            store.addPeriod(unit, store.create(unit, key, step, tax, now), period, now);
            added++;
        }
    }

    @Override
    public void end() {
        // Each row is written when it is read.
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
