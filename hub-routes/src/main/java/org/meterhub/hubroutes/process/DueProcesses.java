package org.meterhub.hubroutes.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.supplierregistry.process.MarketProcesses;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets every process take its next step when that is due, whatever process it is. A step that fails alone is put off, so that it holds up no other. */
public final class DueProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(DueProcesses.class);

    /** Steps in one transaction. */
    private static final int STEPS_PER_TRANSACTION_MAX = 200;

    private static final Duration PUT_OFF_BY = Duration.ofMinutes(5);

    private final Database database;
    private final MarketProcesses processes;
    private final ProcessDesk desk;
    private final MarketClock clock;

    public DueProcesses(Database database, MarketProcesses processes, ProcessDesk desk, MarketClock clock) {
        this.database = database;
        this.processes = processes;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Takes a portion of the steps that are due, in one transaction.
     *
     * @return how many it took; 0 when nothing is due
     */
    public int advance(Turn turn) {
        try {
            return under(turn, this::advanceSome);
        } catch (RuntimeException failure) {
            if (DatabaseException.isOutage(failure)) {
                throw failure;
            }
            LOG.warn("steps that are due failed together, so they are taken one by one: {}", failure.toString());
            return oneByOne(turn);
        }
    }

    private int under(Turn turn, ToIntFunction<UnitOfWork> work) {
        return database.inTransaction(unit -> turn.confirm(unit) ? work.applyAsInt(unit) : 0);
    }

    /** @return how many were looked at: those that were put off are not due any more, so that there is an end to it */
    private int oneByOne(Turn turn) {
        Instant now = clock.now();
        List<Long> due = database.inTransaction(unit -> processes.due(unit, now, STEPS_PER_TRANSACTION_MAX));
        for (long process : due) {
            try {
                under(turn, unit -> advanceOne(unit, process));
            } catch (RuntimeException failure) {
                if (DatabaseException.isOutage(failure)) {
                    throw failure;
                }
                Instant until = clock.now().plus(PUT_OFF_BY);
                under(turn, unit -> putOff(unit, process, until));
                LOG.error("process {} failed to take its step, and is put off until {}", process, until, failure);
            }
        }
        return due.size();
    }

    private int advanceOne(UnitOfWork unit, long process) {
        Optional<ProcessStep> step = processes.advanceOne(unit, process, clock.now());
        step.ifPresent(taken -> desk.carryOut(unit, taken));
        return step.isPresent() ? 1 : 0;
    }

    private int putOff(UnitOfWork unit, long process, Instant until) {
        processes.putOff(unit, process, until, clock.now());
        return 1;
    }

    private int advanceSome(UnitOfWork unit) {
        List<ProcessStep> steps = processes.advanceDue(unit, clock.now(), STEPS_PER_TRANSACTION_MAX);
        steps.forEach(step -> desk.carryOut(unit, step));
        return steps.size();
    }
}
