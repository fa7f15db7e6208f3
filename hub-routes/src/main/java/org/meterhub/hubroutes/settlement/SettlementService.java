package org.meterhub.hubroutes.settlement;

import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.LogSequencer;
import org.meterhub.messageschemas.AggregatedMeasureDataWriter;
import org.meterhub.messageschemas.AggregatedSeriesHead;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.QualityMask;
import org.meterhub.settlement.run.EnergyResultMessage;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.StartOutcome;
import org.meterhub.supplierregistry.Parties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles periods and sends the results: BRS-023, each result series an RSM-014 of its own. */
public final class SettlementService {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementService.class);

    private final Database database;
    private final SettlementRuns runs;
    private final LogSequencer sequencer;
    private final Parties parties;
    private final Answers answers;
    private final MarketProfile profile;
    private final MarketClock clock;

    public SettlementService(
            Database database,
            SettlementRuns runs,
            LogSequencer sequencer,
            Parties parties,
            Answers answers,
            MarketProfile profile,
            MarketClock clock) {
        this.clock = clock;
        this.database = database;
        this.runs = runs;
        this.sequencer = sequencer;
        this.parties = parties;
        this.answers = answers;
        this.profile = profile;
    }

    /** The runs themselves, to list them and read their results. */
    public SettlementRuns runs() {
        return runs;
    }

    /**
     * Settles a period over all that is in the log now, and stores the results. Nothing is sent.
     *
     * @return refused with all reasons, or the run as it ended: areas that failed say why
     */
    public StartOutcome settle(CalculationType type, Interval period, SortedSet<GridAreaCode> gridAreas) {
        KnownAt knownAt = database.inTransaction(unit -> {
            while (sequencer.sequence(unit) >= LogSequencer.BATCH_SIZE_MAX) {
                LOG.debug("more records wait for their index");
            }
            return sequencer.knownAt(unit, sequencer.cutoff(unit)).withRegistryAt(clock.now());
        });
        StartOutcome outcome = runs.start(new RunRequest(UUID.randomUUID(), type, period, gridAreas, knownAt, false));
        return outcome instanceof StartOutcome.Started started
                ? new StartOutcome.Started(runs.execute(started.run().version()))
                : outcome;
    }

    /**
     * Sends the results of every area that succeeded and has not been sent. Asking again sends nothing twice.
     *
     * @return number of documents
     */
    public int send(long version) {
        SettlementRun run =
                runs.find(version).orElseThrow(() -> new IllegalArgumentException("there is no run " + version));
        int documents = 0;
        for (GridAreaCode area : runs.areasToSend(version)) {
            PartyId owner = database.inTransaction(unit -> parties.ownerOf(unit, area))
                    .orElseThrow(() -> new IllegalStateException("grid area " + area + " has no owner"));
            List<EnergyResultMessage> messages = runs.messages(version, area, owner.value());
            documents += database.inTransaction(
                    unit -> runs.claimSending(unit, version, area) ? sendAll(unit, run, messages) : 0);
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
                            header -> render(header, message, series, stretch));
                    documents++;
                }
            }
        }
        return documents;
    }

    private byte[] render(
            DocumentHeader header, EnergyResultMessage message, EnergySeries series, EnergySeries.Stretch stretch) {
        AggregatedMeasureDataWriter writer = new AggregatedMeasureDataWriter(header);
        writer.beginSeries(head(message, series, stretch));
        for (int step = stretch.fromStep(); step < stretch.toStep(); step++) {
            writer.point(
                    step - stretch.fromStep() + 1,
                    series.quantityWh(step),
                    QualityMask.documentCode(series.qualityMask(step)));
        }
        writer.endSeries();
        return writer.finish();
    }

    private AggregatedSeriesHead head(EnergyResultMessage message, EnergySeries series, EnergySeries.Stretch stretch) {
        EnergySeriesKey key = series.key();
        MeteringPointType type = key.kind().meteringPointType().orElseThrow();
        AggregatedSeriesHead head = AggregatedSeriesHead.of(
                answers.newId(),
                message.version(),
                type,
                key.kind().settlementMethod().orElse(null),
                CodedId.of(key.gridArea(), profile),
                series.resolution(),
                stretch.interval());
        if (key.supplier() != null || key.balanceResponsible() != null) {
            head = head.ofParties(codedParty(key.supplier()), codedParty(key.balanceResponsible()));
        }
        // Exchange per neighbour is what flows in from it, less what flows out to it.
        GridAreaCode neighbour = key.neighbour();
        return neighbour == null
                ? head
                : head.between(CodedId.of(neighbour, profile), CodedId.of(key.gridArea(), profile));
    }

    private static CodedId codedParty(@Nullable String number) {
        return number == null ? CodedId.ABSENT : CodedId.of(PartyId.of(number));
    }
}
