package org.meterhub.hubroutes.settlement;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.settlement.EnergyResultDocuments.Origin;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.LogSequencer;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;
import org.meterhub.settlement.run.ChargeResultMessage;
import org.meterhub.settlement.run.EnergyResultMessage;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.StartOutcome;
import org.meterhub.supplierregistry.Parties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles periods and sends the results: BRS-023 and BRS-027, each result series an RSM-014 or RSM-019 of its own. */
public final class SettlementService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementService.class);

    private final Database database;
    private final SettlementRuns runs;
    private final LogSequencer sequencer;
    private final Parties parties;
    private final Answers answers;
    private final EnergyResultDocuments energyDocuments;
    private final ChargeResultDocuments chargeDocuments;
    private final MarketClock clock;
    private final RunJobs jobs;

    public SettlementService(
            Database database,
            SettlementRuns runs,
            LogSequencer sequencer,
            Parties parties,
            Answers answers,
            EnergyResultDocuments energyDocuments,
            ChargeResultDocuments chargeDocuments,
            MarketClock clock) {
        this.clock = clock;
        this.database = database;
        this.runs = runs;
        this.jobs = new RunJobs(runs);
        this.sequencer = sequencer;
        this.parties = parties;
        this.answers = answers;
        this.energyDocuments = energyDocuments;
        this.chargeDocuments = chargeDocuments;
    }

    /** The runs themselves, to list them and read their results. */
    public SettlementRuns runs() {
        return runs;
    }

    /** What the log and the registry hold now. */
    public KnownAt knownNow() {
        return database.inTransaction(unit -> {
            long all = sequencer.sequenceAll(unit);
            return sequencer.knownAt(unit, all).withRegistryAt(clock.now());
        });
    }

    /**
     * Settles a period over all that is in the log now, and stores the results. Nothing is sent.
     *
     * @return refused with all reasons, or the run as it ended: areas that failed say why
     */
    public StartOutcome settle(CalculationType type, Interval period, SortedSet<GridAreaCode> gridAreas) {
        StartOutcome outcome =
                runs.start(new RunRequest(UUID.randomUUID(), type, period, gridAreas, knownNow(), false));
        return outcome instanceof StartOutcome.Started started
                ? new StartOutcome.Started(runs.execute(started.run().version()))
                : outcome;
    }

    /** Records a run and sets about it; refused with all reasons, or the run as it begins. */
    public StartOutcome begin(RunRequest request) {
        StartOutcome outcome = runs.start(request);
        if (outcome instanceof StartOutcome.Started started) {
            jobs.execute(started.run().version());
        }
        return outcome;
    }

    /**
     * Goes on with a run whose areas still wait, for example after a crash. What is settled stays, and what is sent is not sent again.
     *
     * @param by the person who says so
     * @throws IllegalArgumentException when there is no such run
     */
    public void resume(long version, String by) {
        existing(version);
        runs.noteResumed(version, by);
        jobs.execute(version);
    }

    /** Waits until this process has done with a run; at once when it is not at it. */
    public SettlementRun await(long version) {
        jobs.await(version);
        return existing(version);
    }

    /** Why this process could not finish a run; empty when nothing was in its way. */
    public Optional<String> interruption(long version) {
        return jobs.failure(version);
    }

    private SettlementRun existing(long version) {
        return runs.find(version).orElseThrow(() -> new IllegalArgumentException("there is no run " + version));
    }

    /**
     * Sends what can be sent of a run, or says why nothing may be: it is still at work, it is a trial or over an earlier state, or nobody has approved it. Areas without results are
     * named, and so are areas to whose results something is missing: these are sent only when somebody says so, and then every figure that lacks something is
     * marked as incomplete.
     *
     * @param alsoIncomplete whether areas with gaps are sent too
     * @param by the person who says so
     * @throws IllegalArgumentException when there is no such run
     */
    public SendOutcome sendFinished(long version, boolean alsoIncomplete, String by) {
        SettlementRun run = existing(version);
        if (run.status() == SettlementRun.Status.RUNNING) {
            return new SendOutcome.Refused("run " + version + " is not finished: an area of it still waits");
        }
        if (run.internal()) {
            return new SendOutcome.Refused("run " + version + " is internal, a trial that is never sent");
        }
        if (run.pastCutoff()) {
            return new SendOutcome.Refused("run " + version + " is over what was known at " + run.cutoff()
                    + ", an earlier state, which is never sent; settle again over what is known now");
        }
        if (runs.needsApproval(run)) {
            return new SendOutcome.Refused("run " + version + " must be approved by another person before it is sent");
        }
        List<GridAreaCode> without = run.areas().stream()
                .filter(area -> area.status() != SettlementRun.AreaStatus.SUCCEEDED)
                .map(SettlementRun.Area::gridArea)
                .toList();
        List<GridAreaCode> overtaken = List.copyOf(runs.overtaken(run).keySet());
        int documents = send(run, runs.areasToSend(version), by);
        List<GridAreaCode> incomplete = runs.incompleteAreasToSend(version);
        if (alsoIncomplete) {
            return new SendOutcome.Sent(documents + send(run, incomplete, by), without, List.of(), overtaken);
        }
        return new SendOutcome.Sent(documents, without, incomplete, overtaken);
    }

    @Override
    public void close() {
        jobs.close();
    }

    /**
     * Sends the results of every area that has whole results and has not been sent. Asking again sends nothing twice.
     *
     * @return number of documents
     */
    public int send(long version) {
        return send(existing(version), runs.areasToSend(version), "");
    }

    private int send(SettlementRun run, List<GridAreaCode> areas, String by) {
        long version = run.version();
        int documents = 0;
        for (GridAreaCode area : areas) {
            PartyId owner = database.inTransaction(unit -> parties.ownerOf(unit, area))
                    .orElseThrow(() -> new IllegalStateException("grid area " + area + " has no owner"));
            List<EnergyResultMessage> messages = runs.messages(version, area, owner.value());
            List<ChargeResultMessage> charges = runs.chargeMessages(version, area, owner.value());
            documents += database.inTransaction(unit -> runs.claimSending(unit, version, area, by)
                    ? sendAll(unit, run, messages) + sendCharges(unit, run, charges)
                    : 0);
        }
        LOG.info("run {} was sent in {} document(s)", version, documents);
        return documents;
    }

    private int sendAll(UnitOfWork unit, SettlementRun run, List<EnergyResultMessage> messages) {
        int documents = 0;
        for (EnergyResultMessage message : messages) {
            for (EnergySeries series : message.series()) {
                for (EnergySeries.Stretch stretch : series.stretches()) {
                    answers.notify(
                            unit,
                            DocumentType.AGGREGATED_MEASURE_DATA,
                            run.type().businessReason(),
                            PartyId.of(message.receiver()),
                            message.receiverRole(),
                            header -> energyDocuments.render(
                                    header,
                                    new Origin(answers.newId(), run.type(), run.version(), ""),
                                    series,
                                    stretch));
                    documents++;
                }
            }
        }
        return documents;
    }

    /** RSM-019 to suppliers and owners of charges, each series a document of its own. */
    private int sendCharges(UnitOfWork unit, SettlementRun run, List<ChargeResultMessage> messages) {
        int documents = 0;
        Interval period = run.period();
        for (ChargeResultMessage message : messages) {
            for (ChargeSeries series : message.series()) {
                documents += send(
                        unit,
                        run,
                        message,
                        series.key().supplier(),
                        (header, origin) -> chargeDocuments.render(header, origin, period, series));
            }
            for (MonthlyAmount amount : message.monthlyAmounts()) {
                documents += send(
                        unit,
                        run,
                        message,
                        amount.supplier(),
                        (header, origin) -> chargeDocuments.render(
                                header, origin, period, amount, message.whole().hasGaps(amount)));
            }
            for (TotalMonthlyAmount total : message.totals()) {
                documents += send(
                        unit,
                        run,
                        message,
                        total.supplier(),
                        (header, origin) -> chargeDocuments.render(
                                header, origin, period, total, message.whole().hasGaps(total)));
            }
        }
        return documents;
    }

    /** What no supplier pays, because the parent of a child point has none, cannot be told: the document must name one. */
    private int send(
            UnitOfWork unit,
            SettlementRun run,
            ChargeResultMessage message,
            @Nullable String supplier,
            BiFunction<DocumentHeader, Origin, byte[]> content) {
        if (supplier == null) {
            return 0;
        }
        Origin origin = new Origin(answers.newId(), run.type(), run.version(), "");
        answers.notify(
                unit,
                DocumentType.WHOLESALE_SERVICES,
                run.type().businessReason(),
                PartyId.of(message.receiver()),
                message.receiverRole(),
                header -> content.apply(header, origin));
        return 1;
    }
}
