package org.meterhub.marketmodel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

/** Days on which a market does not work beside its weekends. A country's law, or a table of one's own. */
@FunctionalInterface
public interface PublicHolidays {

    /** The days named in Norwegian law: seven that move with Easter and five that do not. */
    PublicHolidays NORWAY = day -> isFixedInNorway(day) || movesWithEaster(day);

    boolean contains(LocalDate day);

    /** A table that names each day; days of years it does not reach are no holidays. */
    static PublicHolidays of(Set<LocalDate> days) {
        return Set.copyOf(days)::contains;
    }

    /**
     * Easter Sunday of a year of the Gregorian calendar, by the century's corrections to sun and moon.
     *
     * @param year 1583 or later
     */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int moonCorrection = (8 * century + 13) / 25;
        int epact = Math.floorMod(century - century / 4 - moonCorrection + 19 * golden + 15, 30);
        // The full moon falls on 18 April at the latest, and not there twice within a cycle.
        if (epact == 29 || (epact == 28 && golden > 10)) {
            epact--;
        }
        LocalDate fullMoon = LocalDate.of(year, Month.MARCH, 21).plusDays(epact);
        int daysToSunday = DayOfWeek.SUNDAY.getValue() - fullMoon.getDayOfWeek().getValue();
        return fullMoon.plusDays(daysToSunday == 0 ? 7 : daysToSunday);
    }

    private static boolean isFixedInNorway(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> day.getDayOfMonth() == 1;
            case MAY -> day.getDayOfMonth() == 1 || day.getDayOfMonth() == 17;
            case DECEMBER -> day.getDayOfMonth() == 25 || day.getDayOfMonth() == 26;
            default -> false;
        };
    }

    private static boolean movesWithEaster(LocalDate day) {
        if (day.getMonthValue() < 3 || day.getMonthValue() > 6) {
            return false;
        }
        long afterEaster = day.toEpochDay() - easterSunday(day.getYear()).toEpochDay();
        // Maundy Thursday, Good Friday, Easter Day and Monday, Ascension, Whit Sunday and Monday.
        return afterEaster == -3
                || afterEaster == -2
                || afterEaster == 0
                || afterEaster == 1
                || afterEaster == 39
                || afterEaster == 49
                || afterEaster == 50;
    }
}
