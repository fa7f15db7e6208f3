package org.meterhub.metereddata.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.metereddata.completeness.ReminderJournal;
import org.meterhub.metereddata.completeness.ReminderProgress;

/** {@link ReminderJournal} in the tables {@code reminder_progress} and {@code open_gap}. Without state, safe for several threads. */
public final class SqlReminderJournal implements ReminderJournal {

    private static final int ROWS_PER_BATCH = 1_000;

    @Override
    public Optional<ReminderProgress> progress(UnitOfWork unit) {
        String sql = "select first_day, done, running, day, after from reminder_progress where id = 1";
        try (PreparedStatement select = unit.connection().prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long number = row.getLong(5);
            @Nullable Gsrn after = row.wasNull() ? null : Gsrn.ofLong(number);
            return Optional.of(new ReminderProgress(
                    row.getObject(1, LocalDate.class),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, LocalDate.class),
                    row.getObject(4, LocalDate.class),
                    after));
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read how far the reminders have come", failure);
        }
    }

    @Override
    public void save(UnitOfWork unit, ReminderProgress progress) {
        String update =
                "update reminder_progress set first_day = ?, done = ?, running = ?, day = ?, after = ? where id = 1";
        String insert =
                "insert into reminder_progress (first_day, done, running, day, after, id) values (?, ?, ?, ?, ?, 1)";
        try {
            if (write(unit, update, progress) == 0) {
                write(unit, insert, progress);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot note how far the reminders have come", failure);
        }
    }

    private static int write(UnitOfWork unit, String sql, ReminderProgress progress) throws SQLException {
        try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
            @Nullable Gsrn after = progress.after();
            statement.setObject(1, progress.firstDay());
            statement.setObject(2, progress.done());
            statement.setObject(3, progress.running());
            statement.setObject(4, progress.day());
            statement.setObject(5, after == null ? null : after.toLong());
            return statement.executeUpdate();
        }
    }

    @Override
    public void open(UnitOfWork unit, Collection<OpenGap> gaps) {
        String sql = "insert into open_gap (day, metering_point, reminded_on) values (?, ?, ?) on conflict do nothing";
        try (PreparedStatement insert = unit.connection().prepareStatement(sql)) {
            int waiting = 0;
            for (OpenGap gap : gaps) {
                insert.setObject(1, gap.day());
                insert.setLong(2, gap.meteringPoint().toLong());
                insert.setObject(3, gap.remindedOn());
                insert.addBatch();
                if (++waiting == ROWS_PER_BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot note open gaps", failure);
        }
    }

    @Override
    public List<OpenGap> due(UnitOfWork unit, LocalDate morning, int countMax) {
        String sql = "select day, metering_point, reminded_on from open_gap where reminded_on < ?"
                + " order by reminded_on, day, metering_point limit ?";
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setObject(1, morning);
            select.setInt(2, countMax);
            try (ResultSet row = select.executeQuery()) {
                List<OpenGap> due = new ArrayList<>();
                while (row.next()) {
                    due.add(new OpenGap(
                            row.getObject(1, LocalDate.class),
                            Gsrn.ofLong(row.getLong(2)),
                            row.getObject(3, LocalDate.class)));
                }
                return due;
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read open gaps", failure);
        }
    }

    @Override
    public void reminded(UnitOfWork unit, Collection<OpenGap> gaps, LocalDate morning) {
        change(unit, "update open_gap set reminded_on = date '" + morning + "'", gaps);
    }

    @Override
    public void close(UnitOfWork unit, Collection<OpenGap> gaps) {
        change(unit, "delete from open_gap", gaps);
    }

    private static void change(UnitOfWork unit, String what, Collection<OpenGap> gaps) {
        Map<LocalDate, List<OpenGap>> byDay = gaps.stream().collect(Collectors.groupingBy(OpenGap::day));
        String sql = what + " where day = ? and metering_point = any (?)";
        try (PreparedStatement change = unit.connection().prepareStatement(sql)) {
            for (Map.Entry<LocalDate, List<OpenGap>> day : byDay.entrySet()) {
                Object[] points = day.getValue().stream()
                        .map(gap -> gap.meteringPoint().toLong())
                        .toArray();
                Array array = unit.connection().createArrayOf("bigint", points);
                change.setObject(1, day.getKey());
                change.setArray(2, array);
                change.executeUpdate();
                array.free();
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot change open gaps", failure);
        }
    }
}
