package org.meterhub.metereddata.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.metereddata.SeriesFixture;

/** A right request of the supplier for the values of 1 November 2026, to be bent by each test where it wants. */
final class RequestBuilder {

    private DataRequest.Kind kind = DataRequest.Kind.VALUES;
    private String meteringPoint = SeriesFixture.POINT.value();
    private String start = "2026-10-31T23:00:00Z";
    private String end = "2026-11-01T23:00:00Z";
    private PartyId requester = SeriesFixture.SUPPLIER;
    private MarketRole role = MarketRole.ENERGY_SUPPLIER;

    static RequestBuilder request() {
        return new RequestBuilder();
    }

    RequestBuilder sum() {
        kind = DataRequest.Kind.YEARLY_SUM;
        return this;
    }

    RequestBuilder meteringPoint(String text) {
        meteringPoint = text;
        return this;
    }

    RequestBuilder from(String text) {
        start = text;
        return this;
    }

    RequestBuilder to(String text) {
        end = text;
        return this;
    }

    RequestBuilder by(PartyId party, MarketRole as) {
        requester = party;
        role = as;
        return this;
    }

    DataRequest build() {
        return new DataRequest(
                "request-1", kind, meteringPoint, start, instant(start), end, instant(end), requester, role);
    }

    private static @Nullable Instant instant(String text) {
        return text.endsWith("Z") ? Instant.parse(text) : null;
    }
}
