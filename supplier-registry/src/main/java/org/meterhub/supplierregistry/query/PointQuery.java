package org.meterhub.supplierregistry.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.rule.RequestFields;

/**
 * What somebody asks about a metering point: its master data (RSM-006) or what it pays (RSM-032). A question is about the present or the past. Of what is to
 * come nobody is told by asking, for an answer, or its refusal, would tell who supplies the point next. [derived]: the sources say who may ask and no rules.
 *
 * @param gsrn number of the point, as the document names it
 * @param sender who asks, by its address
 * @param role in which it asks
 * @param initiator for whom it asks; empty when for itself
 * @param from inclusive; null for now
 * @param to exclusive; null when only the moment {@code from} is asked about
 */
public record PointQuery(
        String gsrn,
        PartyId sender,
        MarketRole role,
        String initiator,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Everything that is wrong with the question, whatever the registry holds. */
    public List<Rejection> judge(MarketProfile profile, Instant now) {
        List<Rejection> reasons = new ArrayList<>();
        if (!Gsrn.isValid(gsrn, profile.checkDigits())) {
            reasons.add(RejectionCode.METERING_POINT_UNKNOWN.at(
                    RequestFields.METERING_POINT, "the number is not 18 digits with a GS1 check digit"));
        }
        if (!initiator.isEmpty() && !initiator.equals(sender.value())) {
            reasons.add(RejectionCode.NOT_DELEGATED.at(
                    "initiator_MarketParticipant.mRID", "nobody can ask for another party"));
        }
        if (from != null && from.isAfter(now)) {
            reasons.add(RejectionCode.OUTSIDE_TIME_LIMITS.at(RequestFields.START, "it is later than " + now));
        }
        Instant earliest = earliest(profile, now);
        if (from != null && from.isBefore(earliest)) {
            reasons.add(RejectionCode.OUTSIDE_TIME_LIMITS.at(RequestFields.START, "it is earlier than " + earliest));
        }
        if (to != null && !to.isAfter(from == null ? now : from)) {
            reasons.add(RejectionCode.PERIOD_INVALID.at(RequestFields.END, "it ends before it begins"));
        }
        return reasons;
    }

    /** As far back as values are accepted, and asked for. */
    private static Instant earliest(MarketProfile profile, Instant now) {
        return profile.calendar().startOf(profile.calendar().dayOf(now).minusYears(profile.meteredDataAgeMaxYears()));
    }

    /** The time asked about, up to the present. */
    Interval period(Instant now) {
        Instant begin = from == null ? now : from;
        Instant moment = begin.plusSeconds(1);
        Instant present = now.plusSeconds(1);
        Instant end = to == null ? moment : to.isBefore(present) ? to : present;
        return new Interval(begin, end.isBefore(moment) ? moment : end);
    }
}
