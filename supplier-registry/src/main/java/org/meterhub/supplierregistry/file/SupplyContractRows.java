package org.meterhub.supplierregistry.file;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.MeteringPointStore.MeteringPointRow;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.SupplyStore;
import org.meterhub.supplierregistry.store.SupplyStore.SupplyRow;
import org.meterhub.supplierregistry.supply.Periods;

/** The rows of {@code supply-contracts.csv}, compared with the registry and written a batch at a time. */
public final class SupplyContractRows extends PointRows<SupplyRow> {

    private static final int CUSTOMER_ID_LENGTH_MAX = 16;
    private static final int CUSTOMER_NAME_LENGTH_MAX = 200;
    private static final Pattern CUSTOMER_ID = Pattern.compile("[0-9]{9}|[0-9]{11}");

    private final UnitOfWork unit;
    private final MarketCalendar calendar;
    private final SupplyStore store;
    private final Instant now;
    private final PartyDirectory directory;

    public SupplyContractRows(
            UnitOfWork unit,
            MarketCalendar calendar,
            PartyStore parties,
            MeteringPointStore points,
            SupplyStore store,
            Instant now) {
        super(unit, points);
        this.unit = unit;
        this.calendar = calendar;
        this.store = store;
        this.now = now;
        this.directory = parties.directory(unit);
    }

    @Override
    public void take(CsvRow row) {
        Gsrn gsrn = row.gsrn("gsrn");
        Instant from = row.day("valid_from", calendar);
        Instant to = row.optionalDayAfter(from, "valid_to", "valid_from", calendar);
        PartyId supplier = holder(row, "supplier", row.party("supplier"), MarketRole.ENERGY_SUPPLIER, from);
        PartyId responsible = balanceResponsible(row, supplier, from);
        String customerId = customerId(row);
        String customerName = row.optionalText("customer_name", CUSTOMER_NAME_LENGTH_MAX);
        if (gsrn == null || from == null || supplier == null || responsible == null || !row.isGood()) {
            return;
        }
        add(
                row,
                gsrn.toLong(),
                new SupplyRow(gsrn.toLong(), supplier, responsible, customerId, customerName, from, to));
    }

    private @Nullable PartyId holder(
            CsvRow row, String column, @Nullable PartyId number, MarketRole role, @Nullable Instant from) {
        if (number == null || from == null) {
            return number;
        }
        Party party = directory.find(number).orElse(null);
        if (party == null || !party.holds(role, from)) {
            row.wrong(column, "a party registered with role " + role.code() + " from valid_from on");
            return null;
        }
        return number;
    }

    /** The one in the row; else the supplier's usual one. */
    private @Nullable PartyId balanceResponsible(CsvRow row, @Nullable PartyId supplier, @Nullable Instant from) {
        PartyId number = row.optionalParty("balance_responsible");
        if (number == null && row.isEmpty("balance_responsible") && supplier != null) {
            number = directory.find(supplier).map(Party::balanceResponsible).orElse(null);
            if (number == null) {
                row.wrong("balance_responsible", "a balance responsible party: this supplier has no usual one");
            }
        }
        return holder(row, "balance_responsible", number, MarketRole.BALANCE_RESPONSIBLE_PARTY, from);
    }

    private static @Nullable String customerId(CsvRow row) {
        String id = row.optionalText("customer_id", CUSTOMER_ID_LENGTH_MAX);
        if (id != null && !CUSTOMER_ID.matcher(id).matches()) {
            row.wrong("customer_id", "a person number of 11 digits or an organisation number of 9");
        }
        return id;
    }

    @Override
    Map<Long, List<SupplyRow>> current(List<Long> numbers, Map<Long, List<MeteringPointRow>> masterData) {
        return store.current(unit, numbers);
    }

    @Override
    void judge(Entry<SupplyRow> entry, List<MeteringPointRow> masterData) {
        boolean canBeSupplied = at(entry.said().validFrom(), masterData)
                .filter(period -> period.type().equals(MeteringPointType.CONSUMPTION.code())
                        || period.type().equals(MeteringPointType.PRODUCTION.code()))
                .isPresent();
        if (!canBeSupplied) {
            entry.row().wrong("gsrn", "a point of consumption (E17) or production (E18) that exists at valid_from");
        }
    }

    @Override
    boolean overlap(SupplyRow one, SupplyRow other) {
        return Periods.overlap(one.validFrom(), one.validTo(), other.validFrom(), other.validTo());
    }

    @Override
    String withoutOverlap() {
        return "no period of this point that overlaps another one, of this file or of the registry";
    }

    @Override
    void write(List<Entry<SupplyRow>> fresh) {
        store.add(unit, fresh.stream().map(Entry::said).toList(), now);
    }
}
