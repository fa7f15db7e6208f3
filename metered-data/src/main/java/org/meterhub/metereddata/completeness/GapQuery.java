package org.meterhub.metereddata.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;

/**
 * What somebody asks to be reminded of (RSM-018, D25): the days of some metering points whose values are due and have not come. [derived]: the sources know
 * the form of the request and no rules. Whole grid areas cannot be asked about: the hub reminds of them every morning by itself.
 *
 * @param role in which the sender asks
 * @param start inclusive
 * @param end exclusive; null for the last day whose values are due
 * @param resolution of the values asked about; empty for any
 * @param points numbers of the metering points, as the document names them
 */
public record GapQuery(
        MarketRole role, Instant start, @Nullable Instant end, String resolution, List<String> points) {

    /** A month, and more points than a clerk would name. */
    public static final int DAYS_MAX = 31;

    public static final int POINTS_MAX = 500;

    private static final String START = "start_DateAndOrTime.dateTime";
    private static final String END = "end_DateAndOrTime.dateTime";
    private static final String POINT = "MarketEvaluationPoint/mRID";

    public GapQuery {
        points = List.copyOf(points);
    }

    /** Everything that is wrong with the question, whatever the hub holds; nothing when it can be answered. */
    public List<Rejection> judge(MarketProfile profile, Instant now) {
        List<Rejection> reasons = new ArrayList<>();
        if (role != MarketRole.METERED_DATA_RESPONSIBLE) {
            reasons.add(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                    "sender_MarketParticipant.marketRole.type", "only who reads the meters is reminded"));
        }
        judgePoints(profile, reasons);
        judgeTimes(profile.calendar(), reasons);
        LocalDate first = profile.calendar().dayOf(start);
        LocalDate latest = lastDue(profile, now);
        LocalDate earliest = profile.calendar().dayOf(now).minusYears(profile.meteredDataAgeMaxYears());
        if (first.isAfter(latest)) {
            reasons.add(RejectionCode.OUTSIDE_TIME_LIMITS.at(START, "it is later than " + latest));
        }
        if (first.isBefore(earliest)) {
            reasons.add(RejectionCode.OUTSIDE_TIME_LIMITS.at(START, "it is earlier than " + earliest));
        }
        if (reasons.isEmpty() && first.plusDays(DAYS_MAX).isBefore(afterLast(profile, now))) {
            reasons.add(RejectionCode.OUTSIDE_TIME_LIMITS.at(END, "at most " + DAYS_MAX + " days can be asked about"));
        }
        if (!resolution.isEmpty()
                && !resolution.equals(Resolution.HOUR.code())
                && !resolution.equals(Resolution.QUARTER_HOUR.code())) {
            reasons.add(RejectionCode.RESOLUTION_INCORRECT.at(
                    "period.resolution", "'" + resolution + "' is neither PT15M nor PT1H"));
        }
        return reasons;
    }

    private void judgePoints(MarketProfile profile, List<Rejection> reasons) {
        if (points.isEmpty()) {
            reasons.add(RejectionCode.MANDATORY_ATTRIBUTE.at(POINT, "no metering point is named"));
        }
        if (points.size() > POINTS_MAX) {
            reasons.add(RejectionCode.GENERAL_ERROR.at(
                    POINT, "at most " + POINTS_MAX + " metering points can be asked about"));
        }
        if (points.stream().anyMatch(point -> !Gsrn.isValid(point, profile.checkDigits()))) {
            reasons.add(RejectionCode.METERING_POINT_UNKNOWN.at(
                    POINT, "the number is not 18 digits with a GS1 check digit"));
        }
    }

    private void judgeTimes(MarketCalendar calendar, List<Rejection> reasons) {
        if (!calendar.isMidnight(start)) {
            reasons.add(RejectionCode.FORMAT_ILLEGAL.at(START, start + " is no local midnight"));
        }
        if (end != null && !calendar.isMidnight(end)) {
            reasons.add(RejectionCode.FORMAT_ILLEGAL.at(END, end + " is no local midnight"));
        }
        if (end != null && !start.isBefore(end)) {
            reasons.add(RejectionCode.PERIOD_INVALID.at(END, "it ends before it begins"));
        }
    }

    /** The last day whose values are due by now. */
    private static LocalDate lastDue(MarketProfile profile, Instant now) {
        ZonedDateTime local = now.atZone(profile.calendar().zone());
        boolean passed = !local.toLocalTime().isBefore(profile.meteredData().dueAt());
        return local.toLocalDate().minusDays(passed ? 1 : 2);
    }

    private LocalDate afterLast(MarketProfile profile, Instant now) {
        LocalDate afterDue = lastDue(profile, now).plusDays(1);
        LocalDate named = end == null ? afterDue : profile.calendar().dayOf(end);
        return named.isBefore(afterDue) ? named : afterDue;
    }

    /** The market days asked about whose values are due, in order. */
    public List<LocalDate> days(MarketProfile profile, Instant now) {
        return profile.calendar()
                .dayOf(start)
                .datesUntil(afterLast(profile, now))
                .toList();
    }
}
