package org.meterhub.hubroutes.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.meterhub.hubroutes.intake.ServedProcesses;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.TransactionIds;

/**
 * The rules of a request about a metering point. A document whose sender or process the hub would not take has no rules; then its transactions are only
 * counted off, so that their ids are looked at.
 *
 * @param <D> the document
 */
final class RequestCheck<D extends MarketDocument> implements TransactionCheck {

    /** What is foreseen of the transactions of one document, in its order. */
    @FunctionalInterface
    interface Foresight<D> {
        List<Foreseen> of(D document, Sending sending);
    }

    /** What is foreseen of one transaction. */
    record Foreseen(String transactionId, List<Rejection> rejections) {

        /** The ids of a document's transactions, and nothing against them. */
        static List<Foreseen> nothing(MarketDocument document) {
            return TransactionIds.of(document).stream()
                    .map(id -> new Foreseen(id, List.of()))
                    .toList();
        }

        /** @param foresee the process's rules */
        static <R> List<Foreseen> of(List<Asked<R>> transactions, Function<R, List<Rejection>> foresee) {
            return transactions.stream()
                    .map(asked -> new Foreseen(
                            asked.transactionId(), asked.request().map(foresee).orElse(asked.unreadable())))
                    .toList();
        }
    }

    private final DocumentType type;
    private final Class<D> record;
    private final MarketDocuments documents;
    private final MarketProfile profile;
    private final MarketClock clock;
    private final Foresight<D> foresight;

    RequestCheck(
            DocumentType type,
            Class<D> record,
            MarketDocuments documents,
            MarketProfile profile,
            MarketClock clock,
            Foresight<D> foresight) {
        this.type = type;
        this.record = record;
        this.documents = documents;
        this.profile = profile;
        this.clock = clock;
        this.foresight = foresight;
    }

    @Override
    public int judge(DocumentHeader header, byte[] bytes, Verdicts verdicts) {
        D document = documents.read(type, record, bytes).document().orElseThrow();
        Optional<PartyId> sender = PartyId.parse(header.sender().id().value(), profile.checkDigits());
        boolean served =
                header.process().filter(ServedProcesses.of(type)::contains).isPresent();
        List<Foreseen> transactions = served && sender.isPresent()
                ? foresight.of(document, new Sending(header, sender.get(), clock.now()))
                : Foreseen.nothing(document);
        int count = 0;
        for (Foreseen transaction : transactions) {
            verdicts.of(++count, transaction.transactionId(), transaction.rejections());
        }
        return count;
    }
}
