package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.LogSequencer;
import org.meterhub.messagelog.MessageLog;
import org.meterhub.operator.RegistryData.EntryKind;
import org.meterhub.operator.RegistryData.ProcessEntry;
import org.meterhub.operator.RegistryData.ProcessRow;
import org.meterhub.operator.RegistryData.ProcessStory;
import org.meterhub.supplierregistry.process.MarketProcesses;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessQuery;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessTimeline;

/** The market's processes over the admin port: which there are, and what happened in one, with the messages it took and sent. */
public final class ProcessEndpoints implements Endpoints {

    /** A sender's transaction ids are unique, those of several senders may meet; so many are told. */
    private static final int SAME_TRANSACTION_MAX = 100;

    private final Database database;
    private final MarketProcesses processes;
    private final MessageLog log;
    private final LogSequencer sequencer;
    private final MarketProfile market;

    public ProcessEndpoints(
            Database database,
            MarketProcesses processes,
            MessageLog log,
            LogSequencer sequencer,
            MarketProfile market) {
        this.database = database;
        this.processes = processes;
        this.log = log;
        this.sequencer = sequencer;
        this.market = market;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/processes", request -> request.json(search(request)));
        routes.get("/processes/stories", request -> request.json(stories(request)));
    }

    private List<ProcessRow> search(Context request) {
        MarketCalendar calendar = market.calendar();
        ProcessQuery query = new ProcessQuery(
                request.queryParam("point") == null
                        ? null
                        : Parameters.meteringPoint(request, "point", market.checkDigits()),
                Parameters.optionalParty(request, "party"),
                null,
                kinds(request),
                states(request),
                Parameters.moment(request, "from", calendar),
                Parameters.moment(request, "to", calendar),
                effective(request, calendar),
                Parameters.optionalId(request, "before"),
                Parameters.number(request, "limit", 100, 1, ProcessQuery.LIMIT_MAX));
        return database.inTransaction(unit -> processes.search(unit, query)).stream()
                .map(ProcessEndpoints::row)
                .toList();
    }

    private static @Nullable Interval effective(Context request, MarketCalendar calendar) {
        if (request.queryParam("date") == null) {
            return null;
        }
        LocalDate day = Parameters.day(request, "date");
        return calendar.intervalOf(day);
    }

    private static Set<ProcessState> states(Context request) {
        String text = request.queryParam("state");
        return text == null
                ? Set.of()
                : EnumSet.of(Parameters.choice("state", text, ProcessState.values(), ProcessState::name));
    }

    private static Set<ProcessKind> kinds(Context request) {
        String text = request.queryParam("kind");
        return text == null
                ? Set.of()
                : EnumSet.of(Parameters.choice("kind", text, ProcessKind.values(), ProcessKind::id));
    }

    static ProcessRow row(ProcessTimeline process) {
        return new ProcessRow(
                process.processId(),
                process.kind().id(),
                process.kind().name(),
                process.state().name(),
                process.gsrn().value(),
                process.requester().value(),
                process.transactionId(),
                process.effectiveFrom().toString(),
                process.openedAt().toString(),
                process.deadline().toString(),
                process.dueAt() == null ? null : process.dueAt().toString(),
                process.concerns());
    }

    /** The process with this number, else those that somebody asked for under this transaction id. */
    private List<ProcessStory> stories(Context request) {
        String id = request.queryParam("id");
        if (id == null || id.isBlank()) {
            throw AdminRefusal.badRequest(
                    "the id of the process is missing",
                    "It is the hub's number of it, or the transaction id of its request.");
        }
        return database.inTransaction(unit -> {
            List<ProcessTimeline> found = find(unit, id);
            if (found.isEmpty()) {
                throw AdminRefusal.notFound(
                        "there is no process " + id,
                        "A refused request opens none: ./hub log list --message-id ID shows what became of a message,"
                                + " ./hub process list the processes.");
            }
            return found.stream().map(process -> story(unit, process)).toList();
        });
    }

    private List<ProcessTimeline> find(UnitOfWork unit, String id) {
        // The longest number that fits: more digits can only be a transaction id.
        List<ProcessTimeline> byNumber = id.matches("\\d{1,18}")
                ? processes.timeline(unit, Long.parseLong(id)).stream().toList()
                : List.of();
        return byNumber.isEmpty()
                ? processes.search(unit, ProcessQuery.ofTransaction(id, SAME_TRANSACTION_MAX))
                : byNumber;
    }

    /** The hub's messages stand in the timeline; those they answer are found by them in the log. */
    private ProcessStory story(UnitOfWork unit, ProcessTimeline process) {
        Set<String> ids = process.entries().stream()
                .map(ProcessTimeline.Entry::messageId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, LogRow> issued = log.issued(unit, ids).stream()
                .collect(Collectors.toMap(row -> String.valueOf(row.head().messageId()), Function.identity()));
        Set<Long> causes = issued.values().stream()
                .map(LogRow::aboutRecordId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<Long, LogRow> answered = log.judgementsOf(unit, causes).stream()
                .collect(Collectors.toMap(LogRow::aboutRecordId, Function.identity()));
        Map<Long, Long> indices = sequencer.indices(
                unit,
                Stream.concat(issued.values().stream(), answered.values().stream())
                        .map(LogRow::recordId)
                        .toList());
        return new ProcessStory(
                row(process), market.calendar().zone().getId(), entries(process, issued, answered, indices));
    }

    private static List<ProcessEntry> entries(
            ProcessTimeline process, Map<String, LogRow> issued, Map<Long, LogRow> answered, Map<Long, Long> indices) {
        List<ProcessEntry> entries = new ArrayList<>();
        Set<Long> told = new HashSet<>();
        int steps = 0;
        for (ProcessTimeline.Entry entry : process.entries()) {
            LogRow row = entry.messageId() == null ? null : issued.get(entry.messageId());
            Long cause = row == null ? null : row.aboutRecordId();
            LogRow request = cause == null ? null : answered.get(cause);
            if (request != null && told.add(request.recordId())) {
                // A request stands before the steps that it brought about.
                entries.add(steps, message(EntryKind.RECEIVED, request.recordedAt(), request, indices));
            }
            if (entry.messageId() == null) {
                boolean goesOn = !entries.isEmpty()
                        && entries.get(entries.size() - 1).kind() == EntryKind.STEP
                        && entries.get(entries.size() - 1)
                                .at()
                                .equals(entry.at().toString());
                steps = goesOn ? steps : entries.size();
                entries.add(new ProcessEntry(
                        entry.at().toString(), EntryKind.STEP, entry.what(), null, null, null, null, null));
            } else if (row != null) {
                entries.add(message(EntryKind.ISSUED, entry.at(), row, indices));
            } else {
                entries.add(new ProcessEntry(
                        entry.at().toString(),
                        EntryKind.ISSUED,
                        entry.what(),
                        null,
                        null,
                        entry.messageId(),
                        null,
                        null));
            }
        }
        return entries;
    }

    private static ProcessEntry message(EntryKind kind, Instant at, LogRow row, Map<Long, Long> indices) {
        PartyId party = row.party();
        return new ProcessEntry(
                at.toString(),
                kind,
                null,
                row.head().documentType(),
                party == null ? null : party.value(),
                row.head().messageId(),
                row.recordId(),
                indices.get(row.recordId()));
    }

    /** The kinds of processes, for whoever names one by its number. */
    static Map<Long, String> kindsOf(List<ProcessTimeline> known) {
        return known.stream().collect(Collectors.toMap(ProcessTimeline::processId, process -> process.kind()
                .id()));
    }
}
