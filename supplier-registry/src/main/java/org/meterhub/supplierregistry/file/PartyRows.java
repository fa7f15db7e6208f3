package org.meterhub.supplierregistry.file;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.store.PartyDirectory;
import org.meterhub.supplierregistry.store.PartyStore;

/** The rows of {@code parties.csv}, kept until the end: a supplier may stand before the party that answers for its balance. */
public final class PartyRows implements RowTaker {

    private static final int NAME_LENGTH_MAX = 200;

    private final UnitOfWork unit;
    private final MarketCalendar calendar;
    private final PartyStore store;
    private final RowErrors errors;
    private final Instant now;
    private final Map<PartyId, Entry> read = new LinkedHashMap<>();
    private long added;
    private long unchanged;

    public PartyRows(UnitOfWork unit, MarketCalendar calendar, PartyStore store, RowErrors errors, Instant now) {
        this.unit = unit;
        this.calendar = calendar;
        this.store = store;
        this.errors = errors;
        this.now = now;
    }

    @Override
    public void take(CsvRow row) {
        PartyId number = row.party("number");
        String name = row.text("name", NAME_LENGTH_MAX);
        Set<MarketRole> roles = roles(row);
        PartyId balanceResponsible = row.optionalParty("balance_responsible");
        Instant from = row.day("valid_from", calendar);
        Instant to = row.optionalDayAfter(from, "valid_to", "valid_from", calendar);
        if (number == null || name == null || from == null || !row.isGood()) {
            return;
        }
        Party party = new Party(number, name, roles, balanceResponsible, from, to);
        Entry before = read.putIfAbsent(number, new Entry(row, party));
        if (before != null) {
            row.wrong("number", "each party once; it stands in line " + before.row.line() + " too");
        }
    }

    private static Set<MarketRole> roles(CsvRow row) {
        Set<MarketRole> roles = EnumSet.noneOf(MarketRole.class);
        String text = row.text("roles", NAME_LENGTH_MAX);
        if (text == null) {
            return roles;
        }
        for (String code : text.split(",", -1)) {
            MarketRole role = MarketCode.find(MarketRole.class, code.strip()).orElse(null);
            if (role == null) {
                row.wrong("roles", "market role codes separated by commas, for example DDM,MDR");
            } else {
                roles.add(role);
            }
        }
        return roles;
    }

    @Override
    public void end() {
        PartyDirectory known = store.directory(unit);
        Map<PartyId, Party> fresh = new LinkedHashMap<>();
        for (Entry entry : read.values()) {
            Party present = known.find(entry.party.number()).orElse(null);
            judgeBalanceResponsible(entry, known);
            if (present == null) {
                fresh.put(entry.party.number(), entry.party);
            } else if (present.equals(entry.party)) {
                unchanged++;
            } else {
                entry.row.wrong("number", "a new party, or exactly what is registered: " + present);
            }
        }
        if (errors.isEmpty()) {
            store.addParties(unit, fresh.values(), now);
            added = fresh.size();
        }
    }

    private void judgeBalanceResponsible(Entry entry, PartyDirectory known) {
        PartyId number = entry.party.balanceResponsible();
        if (number == null) {
            return;
        }
        Entry inFile = read.get(number);
        @Nullable
        Party responsible = inFile != null ? inFile.party : known.find(number).orElse(null);
        if (responsible == null || !responsible.roles().contains(MarketRole.BALANCE_RESPONSIBLE_PARTY)) {
            entry.row.wrong("balance_responsible", "a party of this file or the registry with role DDK");
        }
    }

    @Override
    public long added() {
        return added;
    }

    @Override
    public long unchanged() {
        return unchanged;
    }

    private record Entry(CsvRow row, Party party) {}
}
