package org.meterhub.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What travels over the admin port, as JSON; {@code --output json} prints the same. Times are UTC as in {@code 2026-10-24T22:00:00Z}, days are
 * market days, energy is whole watt-hours.
 */
public final class AdminData {

    private AdminData() {}

    /**
     * Why a request was not carried out. Nothing has changed then.
     *
     * @param error the kind of problem in one word, for programs
     * @param what what is wrong, a sentence
     * @param hint what to do about it; empty when there is nothing to advise
     */
    public record Problem(String error, String what, String hint) {}

    /** What became of an imported file. */
    public enum ImportResult {
        IMPORTED,
        ALREADY_IMPORTED,
        REFUSED
    }

    /**
     * The answer to an import.
     *
     * @param added rows that were new
     * @param unchanged rows the registry held already
     * @param errors everything that is wrong with a refused file
     * @param more whether it has more errors than are listed
     */
    public record ImportAnswer(ImportResult result, long added, long unchanged, List<RowProblem> errors, boolean more) {
        public ImportAnswer {
            errors = List.copyOf(errors);
        }
    }

    /**
     * One thing wrong with a file.
     *
     * @param line counted from 1, the header being line 1
     * @param column the column's name; empty when the whole row is meant
     */
    public record RowProblem(long line, String column, String found, String expected) {}

    /** A party; {@code validTo} is null while open. */
    public record PartyRow(
            String number,
            String name,
            List<String> roles,
            @Nullable String balanceResponsible,
            String validFrom,
            @Nullable String validTo) {
        public PartyRow {
            roles = List.copyOf(roles);
        }
    }

    /** A party's new secret, told once: the hub keeps only its hash. */
    public record Credential(String party, String secret) {

        /** Without the secret, so that it cannot slip into a log. */
        @Override
        public String toString() {
            return "Credential[party=" + party + "]";
        }
    }

    /**
     * What to settle.
     *
     * @param type a code of {@link org.meterhub.settlement.calculation.CalculationType}
     * @param from the first market day
     * @param to the market day after the last
     * @param gridAreas codes; empty for all areas of the registry
     * @param asKnownAt a moment or a market day; null for all that the hub has by now
     * @param internal whether it is a trial that is never sent
     * @param by the person who asks
     * @param waits whether the answer waits until the run has ended
     */
    public record SettlementRequest(
            String type,
            String from,
            String to,
            List<String> gridAreas,
            @Nullable String asKnownAt,
            boolean internal,
            String by,
            boolean waits) {
        public SettlementRequest {
            gridAreas = List.copyOf(gridAreas);
        }
    }

    /**
     * A settlement run: its version, what was asked for, and where each grid area stands.
     *
     * @param cutoff what came to the hub after this moment is not in it
     * @param pastCutoff whether that was an earlier moment than when it was asked for: then it never counts
     */
    public record RunRow(
            long version,
            String type,
            String from,
            String to,
            String resolution,
            String cutoff,
            String requestedAt,
            String requestedBy,
            @Nullable String approvedBy,
            @Nullable String approvedAt,
            boolean pastCutoff,
            boolean internal,
            String status,
            List<RunAreaRow> gridAreas) {
        public RunRow {
            gridAreas = List.copyOf(gridAreas);
        }
    }

    /**
     * A grid area of a run.
     *
     * @param status {@code INCOMPLETE} when it has results with gaps
     * @param sentAt null until its results were queued
     * @param standing whether it counts: a constant of {@link org.meterhub.settlement.run.SettlementInForce.Standing}
     * @param findings say why it failed, or remark
     */
    public record RunAreaRow(
            String gridArea, String status, @Nullable String sentAt, String standing, List<String> findings) {
        public RunAreaRow {
            findings = List.copyOf(findings);
        }
    }

    /** A run with the energy account of each area that has results. */
    public record RunResults(RunRow run, List<AreaAccount> accounts) {
        public RunResults {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * The energy account of a grid area over the run's period: production + exchange - consumption = grid loss, in watt-hours.
     *
     * @param differenceWh what the account is out by; zero, or something is wrong
     * @param balancedAtEveryStep whether it holds at every single step too
     */
    public record AreaAccount(
            String gridArea,
            long productionWh,
            long exchangeWh,
            long consumptionWh,
            long gridLossWh,
            long differenceWh,
            boolean balancedAtEveryStep) {}

    /**
     * What sending a run came to.
     *
     * @param documents that were queued; zero when all had been sent before
     * @param withoutResults areas that have nothing to send
     * @param heldBack areas with gaps in their results, which nobody said to send
     * @param overtaken areas that a later run has settled, of which nothing is sent any more
     */
    public record SendAnswer(
            long version, int documents, List<String> withoutResults, List<String> heldBack, List<String> overtaken) {
        public SendAnswer {
            overtaken = List.copyOf(overtaken);
            heldBack = List.copyOf(heldBack);
            withoutResults = List.copyOf(withoutResults);
        }
    }

    /** One record of the message log. */
    public record LogRecord(
            long record,
            String recordedAt,
            String kind,
            String direction,
            @Nullable String sender,
            @Nullable String receiver,
            @Nullable String partyRole,
            @Nullable String queue,
            @Nullable String type,
            @Nullable String process,
            @Nullable String messageId,
            @Nullable String relatedMessageId,
            String outcome,
            List<String> codes,
            long lengthBytes,
            @Nullable String digest,
            @Nullable Long aboutRecord) {
        public LogRecord {
            codes = List.copyOf(codes);
        }
    }

    /**
     * How the hub is.
     *
     * @param now the hub's time
     * @param database where the data lie, without credentials
     * @param queues messages that wait in the hub's own queues
     * @param outboxDocuments documents that wait for the relay
     * @param quarantinedMessages messages that wait for the operator
     * @param setAside documents and series that could not be sent and wait for the operator
     * @param countMax where the three counts above stop counting; they and the last are -1 while the database does not tell
     * @param troubles what is wrong with what all work rests on, in sentences
     */
    public record HubStatus(
            String version,
            String now,
            String dataFolder,
            String database,
            String amqp,
            String core,
            List<QueueRow> queues,
            int outboxDocuments,
            int quarantinedMessages,
            int setAside,
            int countMax,
            long logRecordsIndexed,
            List<String> troubles) {
        public HubStatus {
            queues = List.copyOf(queues);
            troubles = List.copyOf(troubles);
        }
    }

    /** A queue of the hub and the messages in it. */
    public record QueueRow(String queue, long messages) {}

    /**
     * What a question about the past was asked of.
     *
     * @param knownAt the moment; null when the question named a cut-off
     * @param cutoff how many records of the log were known: the same number has the same answer for ever
     * @param fixed whether the moment has its cut-off for ever; not while nothing later is in the log
     */
    public record KnownMoment(@Nullable String knownAt, long cutoff, boolean fixed) {}

    /**
     * A question about the values of a metering point.
     *
     * @param from the first market day
     * @param to the market day after the last
     * @param zone the market's time zone
     * @param unit of the quantities, {@code KWH} or {@code K3}; they are in thousandths of it
     */
    public record SeriesQuestion(
            String meteringPoint, String from, String to, String zone, String unit, KnownMoment known) {}

    /**
     * The values of a metering point, in order of time.
     *
     * @param daysWithout market days of which nothing was known
     */
    public record SeriesSteps(SeriesQuestion question, List<SeriesStep> steps, List<String> daysWithout) {
        public SeriesSteps {
            steps = List.copyOf(steps);
            daysWithout = List.copyOf(daysWithout);
        }
    }

    /**
     * One value.
     *
     * @param quantityThousandths of the unit; null when it is absent, which is not zero
     * @param quality its code; null when no message speaks of the step
     * @param source the message it came from; null when no message speaks of the step
     */
    public record SeriesStep(
            String from,
            String to,
            String resolution,
            @Nullable Long quantityThousandths,
            @Nullable String quality,
            @Nullable SeriesSource source) {}

    /**
     * The message that brought values.
     *
     * @param record its record in the log, as the list of the log shows it
     * @param sender null, as are time and id, when the log holds no such message
     */
    public record SeriesSource(
            long record,
            @Nullable String recordedAt,
            @Nullable String sender,
            @Nullable String messageId) {}

    /** Every stored version of the days of a metering point, the newest of a day first. */
    public record SeriesVersions(SeriesQuestion question, List<SeriesVersion> versions) {
        public SeriesVersions {
            versions = List.copyOf(versions);
        }
    }

    /**
     * One delivery of a day.
     *
     * @param day the market day; the first of the month for a monthly value
     * @param registeredAt when the sender registered the values: of two deliveries the later registration counts
     * @param series place of the series in its message, from 0
     * @param steps how many steps of the day it speaks of
     * @param stepsOfDay how many steps the day has
     * @param stepsInForce for how many of them it is the one that counts
     * @param quantityThousandths sum of its quantities, in thousandths of the unit
     */
    public record SeriesVersion(
            String day,
            String resolution,
            String registeredAt,
            SeriesSource source,
            int series,
            int steps,
            int stepsOfDay,
            int stepsInForce,
            long quantityThousandths) {}

    /**
     * How complete market days are.
     *
     * @param areas by day and grid area
     * @param points of which something is missing, when they were asked for
     * @param more whether there are more of them than are listed
     */
    public record CompletenessAnswer(List<AreaDay> areas, List<MissingDay> points, boolean more) {
        public CompletenessAnswer {
            areas = List.copyOf(areas);
            points = List.copyOf(points);
        }
    }

    /**
     * A market day of a grid area.
     *
     * @param points of which values are due
     * @param complete points of which all has come
     * @param partly points of which some has
     * @param missing points of which nothing has
     * @param expected values due
     * @param received values that have come, with a quantity
     * @param percent received of expected, two decimals, rounded down
     */
    public record AreaDay(
            String day,
            String area,
            long points,
            long complete,
            long partly,
            long missing,
            long expected,
            long received,
            String percent) {}

    /** A metering point of which something is missing on a day. */
    public record MissingDay(String day, String area, String meteringPoint, int expected, int received) {}

    /**
     * What a table that is kept by the month holds of one.
     *
     * @param month as in 2026-10
     * @param rows as the database estimates them
     * @param bytes with indexes; 0 where the database does not know
     */
    public record KeptMonth(String table, String month, long rows, long bytes) {}

    /**
     * What was forgotten or taken out.
     *
     * @param before the first month that is kept
     * @param anything whether there was anything
     * @param tables what was taken out stands in these
     */
    public record Forgotten(String before, boolean anything, List<String> tables) {}
}
