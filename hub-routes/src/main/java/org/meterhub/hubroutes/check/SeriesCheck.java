package org.meterhub.hubroutes.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.hubroutes.metereddata.ReadSeries;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.metereddata.rules.SeriesRules;

/** The rules of RSM-012 that need no master data, one series at a time, so that a document of any size can be checked. */
final class SeriesCheck implements TransactionCheck {

    private final MarketDocuments documents;
    private final MarketProfile profile;
    private final MarketClock clock;

    SeriesCheck(MarketDocuments documents, MarketProfile profile, MarketClock clock) {
        this.documents = documents;
        this.profile = profile;
        this.clock = clock;
    }

    @Override
    public int judge(DocumentHeader header, byte[] document, Verdicts verdicts) {
        // The sender matters only beside the owner of the metering point, who is not known here.
        PartyId sender = PartyId.parse(header.sender().id().value()).orElse(profile.hub());
        Instant now = clock.now();
        MeasureDataReader reader = documents.measureData(document);
        int count = 0;
        while (reader.next()) {
            MeasureSeries series = reader.series();
            List<Rejection> rejections = new ArrayList<>(ReadSeries.unreadable(series));
            rejections.addAll(
                    SeriesRules.judgeUnknownPoint(ReadSeries.submitted(series, sender, now, profile), now, profile));
            verdicts.of(++count, series.transactionId(), rejections);
        }
        return count;
    }
}
