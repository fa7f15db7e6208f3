package org.meterhub.supplierregistry.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.PartyId;

/**
 * One row of a file. Each value is read by what it should be: a wrong one is noted as an error and null is given; so is null for an empty value
 * that may be empty. Whether anything was wrong, {@link #isGood} tells.
 */
public final class CsvRow {

    private static final String NOTHING = "";

    private final long line;
    private final Map<String, Integer> columns;
    private final String[] values;
    private final RowErrors errors;
    private final CheckDigits checkDigits;
    private boolean good = true;

    CsvRow(long line, Map<String, Integer> columns, String[] values, RowErrors errors, CheckDigits checkDigits) {
        this.line = line;
        this.columns = columns;
        this.values = values;
        this.errors = errors;
        this.checkDigits = checkDigits;
    }

    long line() {
        return line;
    }

    /** Whether every value read so far is as it should be. */
    boolean isGood() {
        return good;
    }

    void wrong(String column, String expected) {
        wrong(column, value(column), expected);
    }

    void wrong(String column, String found, String expected) {
        good = false;
        errors.add(line, column, found, expected);
    }

    private String value(String column) {
        Integer index = columns.get(column);
        return index == null ? NOTHING : values[index];
    }

    boolean isEmpty(String column) {
        return value(column).isEmpty();
    }

    @Nullable
    String text(String column, int lengthMax) {
        String text = optionalText(column, lengthMax);
        if (text == null && isEmpty(column)) {
            wrong(column, "a text");
        }
        return text;
    }

    @Nullable
    String optionalText(String column, int lengthMax) {
        String text = value(column);
        if (text.length() > lengthMax) {
            wrong(column, "at most " + lengthMax + " characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A text of a certain form. */
    @Nullable
    String text(String column, Pattern form, String expected) {
        String text = value(column);
        if (!form.matcher(text).matches()) {
            wrong(column, expected);
            return null;
        }
        return text;
    }

    @Nullable
    PartyId party(String column) {
        return read(column, "a GLN (13 digits with check digit) or an EIC (16 characters)", text -> PartyId.parse(
                        text, checkDigits)
                .orElseThrow(() -> new IllegalArgumentException("no party number")));
    }

    @Nullable
    PartyId optionalParty(String column) {
        return isEmpty(column) ? null : party(column);
    }

    @Nullable
    Gsrn gsrn(String column) {
        return read(column, "a GSRN: 18 digits with a check digit", text -> {
            if (!Gsrn.isValid(text, checkDigits)) {
                throw new IllegalArgumentException("no GSRN");
            }
            return new Gsrn(text);
        });
    }

    @Nullable
    Gsrn optionalGsrn(String column) {
        return isEmpty(column) ? null : gsrn(column);
    }

    @Nullable
    GridAreaCode gridArea(String column) {
        return read(column, "a grid area: three digits", GridAreaCode::new);
    }

    @Nullable
    GridAreaCode optionalGridArea(String column) {
        return isEmpty(column) ? null : gridArea(column);
    }

    <E extends Enum<E> & MarketCode> @Nullable E code(String column, Class<E> list) {
        E code = MarketCode.find(list, value(column)).orElse(null);
        if (code == null) {
            String codes =
                    Arrays.stream(list.getEnumConstants()).map(MarketCode::code).collect(Collectors.joining(", "));
            wrong(column, "one of " + codes);
        }
        return code;
    }

    <E extends Enum<E> & MarketCode> @Nullable E optionalCode(String column, Class<E> list) {
        return isEmpty(column) ? null : code(column, list);
    }

    boolean flag(String column) {
        String value = value(column);
        if (!value.isEmpty() && !"true".equals(value) && !"false".equals(value)) {
            wrong(column, "true, false or nothing");
        }
        return "true".equals(value);
    }

    /** The instant at which the day begins. */
    @Nullable
    Instant day(String column, MarketCalendar calendar) {
        return read(column, "a day such as 2026-10-24", text -> calendar.startOf(LocalDate.parse(text)));
    }

    @Nullable
    Instant optionalDay(String column, MarketCalendar calendar) {
        return isEmpty(column) ? null : day(column, calendar);
    }

    /** The day on which something ends that begins on another. @param from null when that could not be read: then it is not judged */
    @Nullable
    Instant optionalDayAfter(@Nullable Instant from, String column, String columnOfFrom, MarketCalendar calendar) {
        Instant day = optionalDay(column, calendar);
        if (from != null && day != null && !from.isBefore(day)) {
            wrong(column, "a day after " + columnOfFrom);
        }
        return day;
    }

    /** A day, meaning its beginning, or a moment with its offset. */
    @Nullable
    Instant dayOrMoment(String column, MarketCalendar calendar) {
        return read(
                column,
                "a day such as 2026-10-24 or a moment such as 2026-10-24T13:00+02:00",
                text -> text.contains("T")
                        ? OffsetDateTime.parse(text).toInstant()
                        : calendar.startOf(LocalDate.parse(text)));
    }

    private <T> @Nullable T read(String column, String expected, Function<String, T> reader) {
        try {
            return reader.apply(value(column));
        } catch (IllegalArgumentException | DateTimeParseException notSo) {
            wrong(column, expected);
            return null;
        }
    }
}
