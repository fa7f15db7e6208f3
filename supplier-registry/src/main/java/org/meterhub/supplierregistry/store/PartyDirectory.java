package org.meterhub.supplierregistry.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.Party;

/**
 * All parties and grid areas, read once per unit of work. They are hundreds where metering points are millions, so the large queries stay free of
 * joins to them and every period shares the same few objects.
 */
public final class PartyDirectory {

    private final Map<Long, Party> parties = new HashMap<>();
    private final Map<PartyId, Long> ids = new HashMap<>();
    private final Map<GridAreaCode, GridArea> areas = new TreeMap<>();

    PartyDirectory(List<PartyEntity> partyRows, List<GridAreaEntity> areaRows) {
        Map<Long, PartyId> numbers = new HashMap<>();
        for (PartyEntity row : partyRows) {
            numbers.put(idOf(row), PartyId.of(row.number));
        }
        for (PartyEntity row : partyRows) {
            add(row, numbers);
        }
        for (GridAreaEntity row : areaRows) {
            GridAreaCode code = new GridAreaCode(row.code);
            PartyId lossSupplier = row.gridLossSupplier == null ? null : number(row.gridLossSupplier);
            PartyId lastResort = row.lastResortSupplier == null ? null : number(row.lastResortSupplier);
            areas.put(
                    code,
                    new GridArea(code, row.name, row.priceArea, number(row.gridCompany), lossSupplier, lastResort));
        }
    }

    private void add(PartyEntity row, Map<Long, PartyId> numbers) {
        PartyId number = PartyId.of(row.number);
        PartyId balanceResponsible = row.balanceResponsible == null ? null : numbers.get(row.balanceResponsible);
        List<MarketRole> roles = row.roles.stream()
                .map(code -> MarketCode.of(MarketRole.class, code))
                .toList();
        Party party = new Party(number, row.name, Set.copyOf(roles), balanceResponsible, row.validFrom, row.validTo);
        parties.put(idOf(row), party);
        ids.put(number, idOf(row));
    }

    private static long idOf(PartyEntity row) {
        if (row.id == null) {
            throw new IllegalStateException("party " + row.number + " has not been written yet");
        }
        return row.id;
    }

    public Optional<Party> find(PartyId number) {
        return Optional.ofNullable(ids.get(number)).map(parties::get);
    }

    public Collection<Party> all() {
        return parties.values();
    }

    public Optional<GridArea> find(GridAreaCode code) {
        return Optional.ofNullable(areas.get(code));
    }

    public Collection<GridArea> areas() {
        return areas.values();
    }

    /** @throws IllegalStateException when a row names a party that is not there, which the foreign keys exclude */
    PartyId number(long id) {
        Party party = parties.get(id);
        if (party == null) {
            throw new IllegalStateException("party row " + id + " is missing");
        }
        return party.number();
    }

    /** @throws IllegalArgumentException when the number is no party's */
    long id(PartyId number) {
        Long id = ids.get(number);
        if (id == null) {
            throw new IllegalArgumentException("there is no party " + number);
        }
        return id;
    }

    /** The directory of a unit of work, until something in it is changed. */
    static final class Holder {

        private @Nullable PartyDirectory directory;
        private boolean changed;

        static Holder of(UnitOfWork unit) {
            return unit.resource(Holder.class, made -> new Holder());
        }

        @Nullable
        PartyDirectory get() {
            return directory;
        }

        void set(@Nullable PartyDirectory directory) {
            this.directory = directory;
        }

        /** What this unit of work reads from now on may be undone with it, so no other may be given it. */
        void changed() {
            changed = true;
            directory = null;
        }

        boolean isChanged() {
            return changed;
        }
    }
}
