package org.meterhub.supplierregistry.meteringpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.effect.Effects;
import org.meterhub.supplierregistry.process.CorrectedDays;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.NoticeKind;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.request.RequestDecisions;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.meterhub.supplierregistry.store.ProcessStore.NewProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BRS-004, 006, 007, 008 and 013 (docs/reference/rules.md#metering-points): the grid company of the area creates a metering point, connects, disconnects,
 * reconnects, changes
 * and closes it down. What it says is recorded at once, from its date on, and whoever supplies the point then or later is told.
 */
public final class MeteringPointLives {

    private static final Logger LOG = LoggerFactory.getLogger(MeteringPointLives.class);

    private final ProcessContext context;
    private final Effects effects;
    private final Map<ProcessKind, RuleBook<MeteringPointRequest, PointFile>> rules = new EnumMap<>(ProcessKind.class);

    public MeteringPointLives(ProcessContext context, Effects effects) {
        this.context = context;
        this.effects = effects;
        MarketProfile profile = context.profile();
        Stream.of(
                        ProcessKind.CREATE_METERING_POINT,
                        ProcessKind.CHANGE_METERING_POINT,
                        ProcessKind.CONNECT_METERING_POINT,
                        ProcessKind.DISCONNECT_OR_RECONNECT_METERING_POINT,
                        ProcessKind.CLOSE_DOWN_METERING_POINT)
                .forEach(kind -> rules.put(kind, MeteringPointRules.of(kind, profile)));
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(MeteringPointRequest request, MarketProfile profile, Instant now) {
        return MeteringPointRules.of(request.kind(), profile)
                .foresee(request, PointFile.unseen(changes(request), profile, now));
    }

    /**
     * Judges a request and, when no rule is broken, records what it says. RequestDecisions for one metering point take turns; of two that create the same
     * point, the first wins and the other gets E10.
     *
     * @param now the present, by which time limits are judged
     * @throws IllegalArgumentException when the request's kind is no step in the life of a metering point
     */
    public Outcome request(UnitOfWork unit, MeteringPointRequest request, Instant now) {
        RuleBook<MeteringPointRequest, PointFile> book = rules.get(request.kind());
        if (book == null) {
            throw new IllegalArgumentException(request.kind() + " is no step in the life of a metering point");
        }
        List<Rejection> broken = book.judgeInput(request);
        if (!broken.isEmpty()) {
            return RequestDecisions.rejected(request.kind(), request, broken);
        }
        Gsrn gsrn = new Gsrn(request.gsrn());
        lock(unit, gsrn, request);
        PointFile file = file(unit, gsrn, request, now);
        broken = book.judgeDomain(request, file);
        if (!broken.isEmpty()) {
            return RequestDecisions.rejected(request.kind(), request, broken);
        }
        boolean creation = request.kind() == ProcessKind.CREATE_METERING_POINT;
        if (creation && !context.masterData().create(unit, gsrn, now)) {
            return RequestDecisions.rejected(
                    request.kind(),
                    request,
                    List.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                            RequestFields.DESCRIBED_POINT, "this number has been used already")));
        }
        ProcessStep step = carryOut(unit, gsrn, request, file, now);
        LOG.info("{} {} of {} for {} recorded", step.kind().id(), step.processId(), request.sender(), gsrn);
        return new Outcome.Confirmed(step);
    }

    /** The point, and the parent it is to have: a child must not come to a parent that is being closed down. */
    private void lock(UnitOfWork unit, Gsrn gsrn, MeteringPointRequest request) {
        List<Gsrn> points = new ArrayList<>(List.of(gsrn));
        request.value(PointAttribute.PARENT).map(Gsrn::new).ifPresent(points::add);
        context.points().lock(unit, points);
    }

    /** Of another company's point the file is that of a point the hub has never heard of, so that no rule can tell what another has. */
    private PointFile file(UnitOfWork unit, Gsrn gsrn, MeteringPointRequest request, Instant now) {
        Instant date = request.validFrom();
        Map<GridAreaCode, GridArea> areas = new HashMap<>();
        context.parties().directory(unit).areas().forEach(area -> areas.put(area.code(), area));
        List<PointPeriod> periods = context.masterData().current(unit, gsrn);
        GridArea ownArea = area(at(periods, date), areas);
        boolean creation = request.kind() == ProcessKind.CREATE_METERING_POINT;
        if (!creation && (ownArea == null || !ownArea.gridCompany().equals(request.sender()))) {
            periods = List.of();
            ownArea = null;
        }
        PointPeriod at = at(periods, date);
        Map<PointAttribute, String> result = new EnumMap<>(PointAttribute.class);
        if (at != null) {
            result.putAll(at.attributes());
        }
        result.putAll(changes(request));
        String parent = result.get(PointAttribute.PARENT);
        boolean hasChildren = at != null
                && context.masterData().children(unit, gsrn).stream()
                        .anyMatch(child ->
                                (child.validTo() == null || child.validTo().isAfter(date))
                                        && !child.value(PointAttribute.CONNECTION_STATE)
                                                .equals(Optional.of(ConnectionState.CLOSED_DOWN.code())));
        return new PointFile(
                context.masterData().exists(unit, gsrn),
                periods,
                at,
                result,
                ownArea,
                areas,
                parent == null ? null : at(context.masterData().current(unit, new Gsrn(parent)), date),
                hasChildren,
                at != null && context.supply().current(unit, gsrn).stream().anyMatch(period -> period.covers(date)),
                now,
                context.profile());
    }

    private static @Nullable GridArea area(@Nullable PointPeriod period, Map<GridAreaCode, GridArea> areas) {
        return period == null
                ? null
                : period.value(PointAttribute.GRID_AREA)
                        .map(GridAreaCode::new)
                        .map(areas::get)
                        .orElse(null);
    }

    private static @Nullable PointPeriod at(List<PointPeriod> periods, Instant date) {
        return periods.stream()
                .filter(period -> period.covers(date))
                .findFirst()
                .orElse(null);
    }

    /** What a request of this kind may change; what else its document says of the point is left alone. */
    private static Map<PointAttribute, String> changes(MeteringPointRequest request) {
        Map<PointAttribute, String> changes = new EnumMap<>(PointAttribute.class);
        switch (request.kind()) {
            case CREATE_METERING_POINT -> {
                changes.putAll(request.attributes());
                changes.put(PointAttribute.CONNECTION_STATE, ConnectionState.NEW.code());
            }
            case CHANGE_METERING_POINT -> changes.putAll(request.attributes());
            case CONNECT_METERING_POINT -> {
                request.value(PointAttribute.METER_NUMBER)
                        .ifPresent(number -> changes.put(PointAttribute.METER_NUMBER, number));
                changes.put(PointAttribute.CONNECTION_STATE, ConnectionState.CONNECTED.code());
            }
            case CLOSE_DOWN_METERING_POINT ->
                changes.put(PointAttribute.CONNECTION_STATE, ConnectionState.CLOSED_DOWN.code());
            default ->
                request.value(PointAttribute.CONNECTION_STATE)
                        .ifPresent(state -> changes.put(PointAttribute.CONNECTION_STATE, state));
        }
        return changes;
    }

    private ProcessStep carryOut(
            UnitOfWork unit, Gsrn gsrn, MeteringPointRequest request, PointFile file, Instant now) {
        ProcessRecord process = context.processes()
                .open(
                        unit,
                        new NewProcess(
                                request.kind(),
                                request.transactionId(),
                                request.sender(),
                                gsrn,
                                null,
                                null,
                                null,
                                request.validFrom(),
                                request.requestedAt(),
                                now,
                                null),
                        now);
        List<Notice> notices = notices(unit, process, file);
        boolean settlesOtherwise = record(unit, process, request, file, now);
        List<CorrectedDays> corrections = settlesOtherwise ? markPast(unit, process, file, now) : List.of();
        if (request.kind() != ProcessKind.CLOSE_DOWN_METERING_POINT) {
            context.processes()
                    .advance(unit, process.id(), ProcessState.EFFECTUATED, null, ProcessEvent.TOOK_EFFECT, now);
            return step(process, notices, corrections);
        }
        ProcessStep end = effects.take(unit, process, now);
        List<Notice> all = new ArrayList<>(notices);
        all.addAll(end.notices());
        return step(process, all, corrections);
    }

    private static ProcessStep step(ProcessRecord process, List<Notice> notices, List<CorrectedDays> corrections) {
        return new ProcessStep(
                process.id(),
                process.kind(),
                ProcessEvent.TOOK_EFFECT,
                process.gsrn(),
                process.requester(),
                process.start(),
                notices,
                List.of(),
                corrections);
    }

    /** @return whether something changes that settlement looks at */
    private boolean record(
            UnitOfWork unit, ProcessRecord process, MeteringPointRequest request, PointFile file, Instant now) {
        Instant date = request.validFrom();
        Map<PointAttribute, String> changes = changes(request);
        if (request.kind() == ProcessKind.CREATE_METERING_POINT) {
            PointPeriod first = new PointPeriod(0, process.gsrn(), changes, false, date, null, process.id(), now, null);
            context.masterData().record(unit, List.of(), List.of(first), process.id(), now);
            return true;
        }
        List<PointPeriod> superseded = new ArrayList<>();
        List<PointPeriod> added = new ArrayList<>();
        for (PointPeriod period : file.periods()) {
            PointPeriod changed = period.with(changes);
            boolean over = period.validTo() != null && !period.validTo().isAfter(date);
            if (over || changed.attributes().equals(period.attributes())) {
                continue;
            }
            superseded.add(period);
            if (period.validFrom().isBefore(date)) {
                added.add(period.during(period.validFrom(), date));
                added.add(changed.during(date, period.validTo()));
            } else {
                added.add(changed);
            }
        }
        context.masterData().record(unit, superseded, added, process.id(), now);
        return !superseded.isEmpty() && changes.keySet().stream().anyMatch(PointAttribute::isMasterData);
    }

    private List<CorrectedDays> markPast(UnitOfWork unit, ProcessRecord process, PointFile file, Instant now) {
        MarketCalendar calendar = context.profile().calendar();
        Instant today = calendar.startOf(calendar.dayOf(now));
        GridArea area = file.area(PointAttribute.GRID_AREA).orElse(null);
        if (!process.start().isBefore(today) || area == null) {
            return List.of();
        }
        CorrectedDays days = new CorrectedDays(process.gsrn(), area.code(), new Interval(process.start(), today));
        context.correctedDays().add(unit, days, process.id(), now);
        return List.of(days);
    }

    /** Whoever supplies the point at the date or is known to supply it later; of a child point, whoever supplies its parent. */
    private List<Notice> notices(UnitOfWork unit, ProcessRecord process, PointFile file) {
        String parent = file.result().get(PointAttribute.PARENT);
        List<SupplyPeriod> supply = new ArrayList<>(context.supply().current(unit, process.gsrn()));
        if (parent != null) {
            supply.addAll(context.supply().current(unit, new Gsrn(parent)));
        }
        Set<PartyId> told = new LinkedHashSet<>();
        List<Notice> notices = new ArrayList<>();
        for (SupplyPeriod period : supply) {
            Instant end = period.validTo();
            if ((end == null || end.isAfter(process.start())) && told.add(period.supplier())) {
                Instant from = period.validFrom().isAfter(process.start()) ? period.validFrom() : process.start();
                notices.add(new Notice(
                        NoticeKind.MASTER_DATA,
                        process.kind().reason(),
                        period.supplier(),
                        MarketRole.ENERGY_SUPPLIER,
                        process.id(),
                        process.gsrn(),
                        from,
                        null));
            }
        }
        return notices;
    }
}
