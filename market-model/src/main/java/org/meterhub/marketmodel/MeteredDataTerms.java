package org.meterhub.marketmodel;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What a market agrees on metered values: until when they come, which are believed, and who gets them beside suppliers and grid companies. Sources:
 * docs/reference/rules.md#metered-values, docs/reference/messages.md.
 *
 * @param dueAt the values of a day are due at this time of the next; afterwards their absence is reminded
 * @param reminders whether the hub reminds at all
 * @param daysWatched each day is looked at on so many mornings; what is missing then is looked after until it arrives
 * @param unchanged what becomes of a series that says nothing new
 * @param plausible what a step can hold
 * @param aheadMax values of a period that ends so much later than the hub's present are still taken: clocks of senders differ
 * @param requestDaysMax values of at most so many days can be asked for at once
 * @param systemOperator also gets renewable production, and may ask for any values; null where the market has none
 * @param energyAgency also gets production and renewable production; null where the market has none
 */
public record MeteredDataTerms(
        LocalTime dueAt,
        boolean reminders,
        int daysWatched,
        UnchangedSeries unchanged,
        PlausibilityLimits plausible,
        Duration aheadMax,
        int requestDaysMax,
        @Nullable PartyId systemOperator,
        @Nullable PartyId energyAgency) {

    /** The terms of the Norwegian market: values by 07:00, billing-ready on the fifth day; three years and more can be asked for. */
    public static MeteredDataTerms norway() {
        return new MeteredDataTerms(
                LocalTime.of(7, 0),
                true,
                5,
                UnchangedSeries.STORE,
                PlausibilityLimits.standard(),
                Duration.ofHours(1),
                1_100,
                null,
                null);
    }

    /** The same terms, with or without reminders. */
    public MeteredDataTerms withReminders(boolean wanted) {
        return new MeteredDataTerms(
                dueAt,
                wanted,
                daysWatched,
                unchanged,
                plausible,
                aheadMax,
                requestDaysMax,
                systemOperator,
                energyAgency);
    }

    /** The same terms, with another way with series that say nothing new. */
    public MeteredDataTerms with(UnchangedSeries other) {
        return new MeteredDataTerms(
                dueAt,
                reminders,
                daysWatched,
                other,
                plausible,
                aheadMax,
                requestDaysMax,
                systemOperator,
                energyAgency);
    }

    /** The same terms, with receivers beside suppliers and grid companies. */
    public MeteredDataTerms withAuthorities(@Nullable PartyId operator, @Nullable PartyId agency) {
        return new MeteredDataTerms(
                dueAt, reminders, daysWatched, unchanged, plausible, aheadMax, requestDaysMax, operator, agency);
    }
}
