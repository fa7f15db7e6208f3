package org.meterhub.metereddata;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.meterhub.database.StoredMonth;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.store.SqlMeteredDays;

/**
 * The store of metered data. Versions are only ever added; which one counts is decided on reading, step by step, by {@link Version}, so that the
 * order of arrival does not matter and corrections at the same time lose nothing. With the same {@link KnownAt} a question has the same answer for
 * ever.
 *
 * <p>All methods work within the caller's transaction and throw {@link org.meterhub.database.DatabaseException} when the database fails.
 */
public interface MeteredDays {

    /** The module's name among the migrations: {@code database.migrate(MeteredDays.MODULE)}. */
    String MODULE = "metereddata";

    /** The store in the hub's database. */
    static MeteredDays inDatabase() {
        return new SqlMeteredDays();
    }

    /** Adds versions, of days and of months. They are written together when the transaction commits, or when it reads. */
    void append(UnitOfWork unit, Collection<DayVersion> versions);

    /**
     * The days of some metering points, merged.
     *
     * @param meteringPoints any number; they are asked for in portions
     * @param from first market day
     * @param to market day after the last
     * @param knownAt what counts as known
     * @return by metering point, day and resolution; a day of which nothing is known does not occur
     */
    default List<MergedDay> read(
            UnitOfWork unit, Collection<Gsrn> meteringPoints, LocalDate from, LocalDate to, KnownAt knownAt) {
        return MergedDay.merge(versions(unit, meteringPoints, from, to, knownAt));
    }

    /** Every version of the days, in no order; parameters as for {@link #read}. */
    List<DayVersion> versions(
            UnitOfWork unit, Collection<Gsrn> meteringPoints, LocalDate from, LocalDate to, KnownAt knownAt);

    /** Every version of the monthly values of the months that begin within the days; {@link MergedDay#merge} merges them. */
    List<DayVersion> monthVersions(
            UnitOfWork unit, Collection<Gsrn> meteringPoints, LocalDate from, LocalDate to, KnownAt knownAt);

    /**
     * Streams the merged days of all metering points, day after day; memory does not grow with the number of points. With {@link KnownAt#LATEST} each day is read as it is when its turn comes; a cut-off makes the days consistent.
     *
     * @param from first market day
     * @param to market day after the last
     */
    default void forEachDay(UnitOfWork unit, LocalDate from, LocalDate to, KnownAt knownAt, DayConsumer consumer) {
        forEachDay(unit, new Selection(from, to, 0, Long.MAX_VALUE, knownAt), consumer);
    }

    /** Streams the merged days of the metering points in a range of numbers, day after day, points in the order of their numbers. */
    void forEachDay(UnitOfWork unit, Selection selection, DayConsumer consumer);

    /**
     * What to stream.
     *
     * @param from first market day
     * @param to market day after the last
     * @param pointFrom the lowest number of a metering point
     * @param pointTo the number after the highest
     */
    record Selection(LocalDate from, LocalDate to, long pointFrom, long pointTo, KnownAt knownAt) {}

    /**
     * Makes the storage of the months that hold these days ready, so that each can later be detached as a whole. To be called ahead of time,
     * repeatedly; several hub processes may do so at once. Values of a month that was not made ready are kept too, and moved when it is.
     *
     * @param from first market day
     * @param to market day after the last
     */
    void ensurePartitions(UnitOfWork unit, LocalDate from, LocalDate to);

    /** What is stored of days, month by month. */
    List<StoredMonth> storedMonths(UnitOfWork unit);

    /**
     * Forgets all values before a month, monthly ones too. What a settlement or an answer of the past rested on cannot be shown any more; so this is for
     * an operator to say, never for the hub.
     *
     * @return how many months went; on H2 1 for any number
     */
    int forgetBefore(UnitOfWork unit, YearMonth first);

    /**
     * As {@link #forgetBefore}, but what is forgotten stays in tables that the hub knows nothing of, to be saved elsewhere. Monthly values, which are
     * few, stay where they are.
     *
     * @return the names of the tables
     * @throws UnsupportedOperationException on H2, which has no partitions
     */
    List<String> detachBefore(UnitOfWork unit, YearMonth first);

    /** Takes one merged day after the other. */
    @FunctionalInterface
    interface DayConsumer {
        /**
         * @param meteringPoint as {@link Gsrn#toLong()}
         * @param values valid during the call only: the buffer is used again for the next day
         */
        void day(long meteringPoint, LocalDate day, Resolution resolution, SeriesValues values);
    }
}
