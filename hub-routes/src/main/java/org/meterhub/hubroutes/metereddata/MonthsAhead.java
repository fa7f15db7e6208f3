package org.meterhub.hubroutes.metereddata;

import java.time.LocalDate;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.AcceptedIds;
import org.meterhub.metereddata.MeteredDays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the storage of the months around the present ready: of values back as far as corrections reach, of their transaction ids as long as they are
 * kept, and of both ahead of what comes.
 */
public final class MonthsAhead {

    private static final Logger LOG = LoggerFactory.getLogger(MonthsAhead.class);

    /** So many full months of values are always kept: corrections reach back so far. */
    public static final int MONTHS_BEFORE = 36;

    private static final int MONTHS_AFTER = 2;

    private final Database database;
    private final MeteredDays days;
    private final AcceptedIds ids;
    private final MarketCalendar calendar;
    private final MarketClock clock;

    public MonthsAhead(
            Database database, MeteredDays days, AcceptedIds ids, MarketCalendar calendar, MarketClock clock) {
        this.database = database;
        this.days = days;
        this.ids = ids;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The same, and closes one month of ids that is over. @return 1; 0 when none is left to close */
    public int prepareAndSeal() {
        prepare();
        LocalDate today = calendar.dayOf(clock.now());
        return database.inTransaction(unit -> ids.sealMonth(unit, today)) ? 1 : 0;
    }

    /** Takes one more closed month of ids into this process's memory; one at a time, so that the hub can stop in between. */
    public boolean learnMonth() {
        try {
            return database.inTransaction(ids::learnMonth);
        } catch (DatabaseException failure) {
            LOG.warn("no month of ids is learnt now: {}", failure.toString());
            return false;
        }
    }

    /** Does nothing where all is ready; several processes may do it at once, as they do when they start. */
    public void prepare() {
        LocalDate today = calendar.dayOf(clock.now());
        database.run(unit -> {
            days.ensurePartitions(unit, today.minusMonths(MONTHS_BEFORE), today.plusMonths(MONTHS_AFTER));
            ids.keepMonths(unit, today);
        });
    }
}
