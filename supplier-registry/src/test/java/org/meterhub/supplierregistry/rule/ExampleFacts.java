package org.meterhub.supplierregistry.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.supplierregistry.MasterData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.Supply;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.store.ProcessRecord;

/** A small world for the rules: a house supplied by OLD, and NEW that asks for it on 16 October 2026. Each test changes one thing of it. */
public final class ExampleFacts {

    public static final MarketProfile PROFILE = MarketProfile.norway();
    public static final Gln OLD = Gln.ofBody("708000002001");
    public static final Gln NEW = Gln.ofBody("708000002002");
    public static final Gln RESPONSIBLE = Gln.ofBody("708000003001");
    public static final Gln GRID_COMPANY = Gln.ofBody("708000001001");
    public static final Gsrn POINT = Gsrn.ofBody("70705750001000001");
    public static final String WRONG_CHECK_DIGIT = "707057500010000011";
    public static final String CUSTOMER = "12345678901";
    public static final Instant NOW = Instant.parse("2026-10-16T10:00:00Z");
    public static final Instant START = midnight("2026-10-24");

    private @Nullable MasterData masterData =
            masterData(MeteringPointType.CONSUMPTION, ConnectionState.CONNECTED, false);
    private final List<SupplyPeriod> supply = new ArrayList<>();
    private final List<ProcessRecord> pending = new ArrayList<>();
    private boolean switchClaimed;
    private boolean moveClaimed;
    private @Nullable Party sender = party(NEW, MarketRole.ENERGY_SUPPLIER, null);
    private @Nullable Party responsible = party(RESPONSIBLE, MarketRole.BALANCE_RESPONSIBLE_PARTY, null);

    public static ExampleFacts facts() {
        ExampleFacts facts = new ExampleFacts();
        facts.supply.add(supply(OLD, midnight("2020-01-01"), null, false));
        return facts;
    }

    public ExampleFacts point(@Nullable MasterData data) {
        masterData = data;
        return this;
    }

    public ExampleFacts suppliedBy(SupplyPeriod... periods) {
        supply.clear();
        supply.addAll(List.of(periods));
        return this;
    }

    public ExampleFacts pending(ProcessKind kind, Gln requester, Instant start) {
        pending.add(process(kind, requester, start, ProcessState.AWAITING_DEADLINE));
        return this;
    }

    public ExampleFacts switchClaimed() {
        switchClaimed = true;
        return this;
    }

    public ExampleFacts moveClaimed() {
        moveClaimed = true;
        return this;
    }

    public ExampleFacts sender(@Nullable Party party) {
        sender = party;
        return this;
    }

    public ExampleFacts responsible(@Nullable Party party) {
        responsible = party;
        return this;
    }

    public PointFacts build() {
        return build(START);
    }

    /** @param date the date the request is about */
    public PointFacts build(Instant date) {
        SupplyPeriod at = supply.stream()
                .filter(period -> period.covers(date))
                .findFirst()
                .orElse(null);
        MeteringPointPeriod point = masterData == null
                ? null
                : new MeteringPointPeriod(
                        POINT,
                        new Interval(date, date.plusMillis(1)),
                        masterData,
                        at == null ? null : new Supply(at.supplier(), at.balanceResponsible()));
        return new PointFacts(
                point,
                supply,
                pending,
                switchClaimed,
                moveClaimed,
                at == null ? null : at.customerId(),
                sender,
                responsible,
                NOW,
                PROFILE);
    }

    public static Instant midnight(String day) {
        return PROFILE.calendar().startOf(LocalDate.parse(day));
    }

    public static SupplyPeriod supply(PartyId supplier, Instant from, @Nullable Instant to, boolean lastResort) {
        return new SupplyPeriod(
                1, POINT, supplier, RESPONSIBLE, CUSTOMER, "Kari", from, to, lastResort, null, null, from, null);
    }

    public static ProcessRecord process(ProcessKind kind, Gln requester, Instant start, ProcessState state) {
        return new ProcessRecord(
                7,
                kind,
                state,
                "T-7",
                requester,
                POINT,
                null,
                null,
                null,
                start,
                start.minus(PROFILE.switchCancellationDeadline()),
                null,
                null,
                NOW);
    }

    public static Party party(Gln number, MarketRole role, @Nullable Instant validTo) {
        return new Party(number, "A party", Set.of(role), null, midnight("2020-01-01"), validTo);
    }

    public static MasterData masterData(MeteringPointType type, ConnectionState state, boolean gridLoss) {
        return new MasterData(
                type,
                MeteringMethod.PHYSICAL,
                state,
                type == MeteringPointType.CONSUMPTION ? SettlementMethod.FLEX : null,
                Resolution.HOUR,
                "KWH",
                "8716867000030",
                new GridAreaCode("101"),
                GRID_COMPANY,
                null,
                null,
                gridLoss);
    }
}
