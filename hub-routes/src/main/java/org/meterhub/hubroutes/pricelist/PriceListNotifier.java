package org.meterhub.hubroutes.pricelist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.documents.NotifyPriceList;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.pricelist.PriceListNotice;
import org.meterhub.supplierregistry.pricelist.PriceLists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every supplier of the market of charges and prices that have changed: RSM-034, one for each change and receiver. There are hundreds of suppliers and
 * a year of prices has 9,000 steps by the hour and 35,000 by the quarter, so this is not done in the transaction of the cause but after it, a few documents at a time. One that fails alone is put off, so that it holds up no other.
 */
public final class PriceListNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(PriceListNotifier.class);
    private static final Duration PUT_OFF_BY = Duration.ofMinutes(5);

    /** Documents in one transaction. */
    private static final int NOTICES_PER_TRANSACTION_MAX = 20;

    private final Database database;
    private final PriceLists priceLists;
    private final Answers answers;
    private final MarketClock clock;

    public PriceListNotifier(Database database, PriceLists priceLists, Answers answers, MarketClock clock) {
        this.database = database;
        this.priceLists = priceLists;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Writes some of the documents that are due, in one transaction.
     *
     * @return how many; 0 when none is due
     */
    public int notifyWaiting(Turn turn) {
        try {
            return notify(turn, NOTICES_PER_TRANSACTION_MAX);
        } catch (RuntimeException failure) {
            giveUpInOutage(failure);
            LOG.warn("notices of price lists failed together, so they are told one by one: {}", failure.toString());
            return oneByOne(turn);
        }
    }

    /** @return how many were looked at: those that were put off are not due any more, so that there is an end to it */
    private int oneByOne(Turn turn) {
        for (int looked = 0; looked < NOTICES_PER_TRANSACTION_MAX; looked++) {
            try {
                if (notify(turn, 1) == 0) {
                    return looked;
                }
            } catch (RuntimeException failure) {
                giveUpInOutage(failure);
                Instant now = clock.now();
                Instant until = now.plus(PUT_OFF_BY);
                database.run(unit -> {
                    if (turn.confirm(unit)) {
                        priceLists.putOffNextNotice(unit, until, now);
                    }
                });
                LOG.error("a notice of a price list cannot be told and is put off until {}", until, failure);
            }
        }
        return NOTICES_PER_TRANSACTION_MAX;
    }

    private static void giveUpInOutage(RuntimeException failure) {
        if (DatabaseException.isOutage(failure)) {
            throw failure;
        }
    }

    private int notify(Turn turn, int limit) {
        return database.inTransaction(unit -> turn.confirm(unit) ? notifySome(unit, limit) : 0);
    }

    private int notifySome(UnitOfWork unit, int limit) {
        List<PriceListNotice> notices = priceLists.takeNotices(unit, clock.now(), limit);
        for (PriceListNotice notice : notices) {
            answers.notify(
                    unit,
                    DocumentType.PRICE_LIST,
                    notice.prices().isPresent() ? BusinessReason.CHARGE_PRICES : BusinessReason.CHARGE_MASTER_DATA,
                    notice.receiver(),
                    notice.role(),
                    header -> DocumentWriter.write(new NotifyPriceList(
                            header,
                            List.of(new NotifyPriceList.Transaction(
                                    answers.newId(), "", "", DocumentTime.ABSENT, List.of(charge(notice)))))));
        }
        return notices.size();
    }

    private static NotifyPriceList.Charge charge(PriceListNotice notice) {
        ChargeRecord charge = notice.charge();
        return notice.prices()
                .map(prices -> PriceListDocuments.priced(charge.key(), charge.step(), List.of(prices)))
                .orElseGet(() ->
                        PriceListDocuments.described(charge, notice.period().orElseThrow()));
    }
}
