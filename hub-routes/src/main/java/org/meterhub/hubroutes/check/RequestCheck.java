package org.meterhub.hubroutes.check;

import java.util.List;
import java.util.Optional;
import org.meterhub.hubroutes.request.Foreseen;
import org.meterhub.hubroutes.request.RequestCatalogue;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MarketDocuments;

/**
 * The rules of the process that a request starts. A document whose sender or process the hub would not take has no rules; then its transactions are only
 * counted off, so that their ids are looked at.
 */
final class RequestCheck implements TransactionCheck {

    private final DocumentType type;
    private final MarketDocuments documents;
    private final MarketProfile profile;
    private final MarketClock clock;

    RequestCheck(DocumentType type, MarketDocuments documents, MarketProfile profile, MarketClock clock) {
        this.type = type;
        this.documents = documents;
        this.profile = profile;
        this.clock = clock;
    }

    @Override
    public int judge(DocumentHeader header, byte[] bytes, Verdicts verdicts) {
        MarketDocument document = documents.read(type, bytes).document().orElseThrow();
        Optional<PartyId> sender = PartyId.parse(header.sender().id().value(), profile.checkDigits());
        Optional<RequestProcess> process = header.process().flatMap(reason -> RequestCatalogue.of(type, reason));
        List<Foreseen> transactions = process.isPresent() && sender.isPresent()
                ? process.get().foreseen(document, new Sending(header, sender.get(), clock.now()), profile)
                : Foreseen.nothing(document);
        int count = 0;
        for (Foreseen transaction : transactions) {
            verdicts.of(++count, transaction.transactionId(), transaction.rejections());
        }
        return count;
    }
}
