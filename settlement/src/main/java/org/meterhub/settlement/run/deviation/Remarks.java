package org.meterhub.settlement.run.deviation;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.SettlementRun;

/** Says of a day's deviation what it was counted from, and which runs do not count because they are not sent: who is to be asked, and what to do. */
final class Remarks {

    private final MarketCalendar calendar;
    private final boolean approvalByTwo;
    private final SortedMap<LocalDate, Long> counted;
    private final List<SettlementRun> waiting;

    /**
     * @param counted the version that counts of each day
     * @param waiting runs that are newer and not sent
     */
    Remarks(
            MarketCalendar calendar,
            boolean approvalByTwo,
            SortedMap<LocalDate, Long> counted,
            List<SettlementRun> waiting) {
        this.calendar = calendar;
        this.approvalByTwo = approvalByTwo;
        this.counted = counted;
        this.waiting = List.copyOf(waiting);
    }

    /** Of a day that nothing has settled that was sent. */
    String unsettled(CalculationType type, LocalDate day) {
        String why = "no " + type.code() + " that was sent has settled the day";
        String runs = waitingFor(day);
        return runs.isEmpty()
                ? why + "; ./hub settle start --type " + type.code() + " --from " + day + " --to " + day.plusDays(1)
                        + " settles it, and ./hub settle send sends it"
                : why + "; " + runs;
    }

    /** Of a day that was counted from one run, with what another knew. */
    String settled(SettlementRun from, LocalDate day, SettlementRun known, GridAreaCode area) {
        String run = "counted from run " + from.version() + ", cut-off " + from.cutoff()
                + (from.internal() ? ", with which deviations were counted last" : sent(from));
        String runs = waitingFor(day);
        String gaps = known.area(area).filter(SettlementRun.Area::isIncomplete).isPresent()
                ? "; values are missing in what is known now, ./hub settle status " + known.version() + " names them"
                : "";
        return (runs.isEmpty() ? run : run + "; " + runs) + gaps;
    }

    /** Of a day that was counted from a run that is not sent. @param told the run that the parties have; null when none */
    static String fromUnsent(DeviationRun.Day day, @Nullable Long told) {
        String counted = "counted from run " + day.settledVersion() + ", which is not sent; "
                + (told == null ? "the parties have no run of the day" : "the parties have run " + told);
        if (day.parties().isEmpty()) {
            return counted + "; nobody paid, so the day counts as not settled: ./hub deviations settle --day "
                    + day.day() + " --area " + day.gridArea() + " settles it";
        }
        return told == null
                ? counted + "; it is to be settled by hand"
                : counted + "; what lies between the two was settled with nobody: ./hub settle compare " + told + " "
                        + day.settledVersion() + " shows it, and it is to be settled by hand";
    }

    private static String sent(SettlementRun run) {
        return run.areas().stream()
                .map(SettlementRun.Area::sentAt)
                .filter(at -> at != null)
                .findFirst()
                .map(at -> ", sent " + at)
                .orElse("");
    }

    private String waitingFor(LocalDate day) {
        long version = counted.getOrDefault(day, 0L);
        return waiting.stream()
                .filter(run -> run.version() > version && run.period().contains(calendar.intervalOf(day)))
                .map(this::waits)
                .collect(Collectors.joining("; "));
    }

    private String waits(SettlementRun run) {
        String asked = run.requestedBy().isEmpty() ? "" : ": " + run.requestedBy() + " asked for it";
        String next = approvalByTwo && run.approval() == null
                ? ", another person approves it with ./hub settle approve " + run.version() + ", then"
                : ",";
        return "run " + run.version() + " has settled the day too, but is not sent and does not count" + asked + next
                + " ./hub settle send " + run.version() + " sends it";
    }
}
