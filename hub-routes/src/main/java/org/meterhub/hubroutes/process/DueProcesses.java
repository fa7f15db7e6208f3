package org.meterhub.hubroutes.process;

import java.util.List;
import org.meterhub.database.Database;
import org.meterhub.database.Leases;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.delivery.LeasedJob;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.supplierregistry.process.MarketProcesses;
import org.meterhub.supplierregistry.process.ProcessStep;

/** Lets every process take its next step when that is due, whatever process it is. */
public final class DueProcesses {

    /** Steps in one transaction. */
    private static final int STEPS_PER_TRANSACTION_MAX = 200;

    private final Database database;
    private final MarketProcesses processes;
    private final ProcessDesk desk;
    private final MarketClock clock;
    private final LeasedJob job;

    public DueProcesses(
            Database database, MarketProcesses processes, ProcessDesk desk, MarketClock clock, LeasedJob job) {
        this.database = database;
        this.processes = processes;
        this.desk = desk;
        this.clock = clock;
        this.job = job;
    }

    /**
     * Takes all steps that are due, in one transaction for each portion. After an outage it catches up.
     *
     * @return how many it took
     */
    public synchronized int advance() {
        return job.perform(lease -> {
            int total = 0;
            int taken = STEPS_PER_TRANSACTION_MAX;
            while (taken == STEPS_PER_TRANSACTION_MAX && job.lease().isPresent()) {
                taken = database.inTransaction(unit -> Leases.confirm(unit, lease) ? advanceSome(unit) : 0);
                total += taken;
            }
            return total;
        });
    }

    private int advanceSome(UnitOfWork unit) {
        List<ProcessStep> steps = processes.advanceDue(unit, clock.now(), STEPS_PER_TRANSACTION_MAX);
        steps.forEach(step -> desk.carryOut(unit, step));
        return steps.size();
    }
}
