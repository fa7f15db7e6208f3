package org.meterhub.metereddata.completeness;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.metereddata.store.SqlReminderJournal;

/** What the hub remembers of its reminders. All within the caller's transaction, so that a reminder and the memory of it are one. */
public interface ReminderJournal {

    /** The journal in the hub's database. */
    static ReminderJournal inDatabase() {
        return new SqlReminderJournal();
    }

    /**
     * A day of a metering point that is no longer watched and of which values are still missing.
     *
     * @param remindedOn the last morning on which its grid company was reminded
     */
    record OpenGap(LocalDate day, Gsrn meteringPoint, LocalDate remindedOn) {}

    /** Empty as long as the hub has never looked. */
    Optional<ReminderProgress> progress(UnitOfWork unit);

    void save(UnitOfWork unit, ReminderProgress progress);

    /** Remembers gaps to be looked after until they are closed; one that is remembered already stays as it is. */
    void open(UnitOfWork unit, Collection<OpenGap> gaps);

    /** Gaps that were not reminded on this morning or later, the longest not reminded first. */
    List<OpenGap> due(UnitOfWork unit, LocalDate morning, int countMax);

    /** Notes that these gaps were reminded on the morning. */
    void reminded(UnitOfWork unit, Collection<OpenGap> gaps, LocalDate morning);

    /** Forgets gaps: their values have come, or are no longer due. */
    void close(UnitOfWork unit, Collection<OpenGap> gaps);
}
