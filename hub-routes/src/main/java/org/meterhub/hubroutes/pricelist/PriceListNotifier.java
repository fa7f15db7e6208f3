package org.meterhub.hubroutes.pricelist;

import java.util.List;
import org.meterhub.database.Database;
import org.meterhub.database.Leases;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.delivery.LeasedJob;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.documents.PriceList;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.pricelist.PriceListNotice;
import org.meterhub.supplierregistry.pricelist.PriceLists;

/**
 * Tells every supplier of the market of charges and prices that have changed: RSM-034, one for each change and receiver. There are hundreds of suppliers and
 * a year of prices has nearly 9,000 steps, so this is not done in the transaction of the cause but after it, a few documents at a time.
 */
public final class PriceListNotifier {

    /** Documents in one transaction. */
    private static final int NOTICES_PER_TRANSACTION_MAX = 20;

    private final Database database;
    private final PriceLists priceLists;
    private final Answers answers;
    private final LeasedJob job;

    public PriceListNotifier(Database database, PriceLists priceLists, Answers answers, LeasedJob job) {
        this.database = database;
        this.priceLists = priceLists;
        this.answers = answers;
        this.job = job;
    }

    /**
     * Writes all documents that are due, when this process has the job.
     *
     * @return how many
     */
    public synchronized int notifyWaiting() {
        return job.perform(lease -> {
            int total = 0;
            int told = NOTICES_PER_TRANSACTION_MAX;
            while (told == NOTICES_PER_TRANSACTION_MAX && job.lease().isPresent()) {
                told = database.inTransaction(unit -> Leases.confirm(unit, lease) ? notifySome(unit) : 0);
                total += told;
            }
            return total;
        });
    }

    private int notifySome(UnitOfWork unit) {
        List<PriceListNotice> notices = priceLists.takeNotices(unit, NOTICES_PER_TRANSACTION_MAX);
        for (PriceListNotice notice : notices) {
            answers.notify(
                    unit,
                    DocumentType.PRICE_LIST,
                    notice.prices().isPresent() ? BusinessReason.CHARGE_PRICES : BusinessReason.CHARGE_MASTER_DATA,
                    notice.receiver(),
                    notice.role(),
                    header -> DocumentWriter.write(new PriceList(
                            header,
                            List.of(new PriceList.Transaction(
                                    answers.newId(), "", "", DocumentTime.ABSENT, List.of(charge(notice)))))));
        }
        return notices.size();
    }

    private static PriceList.Charge charge(PriceListNotice notice) {
        ChargeRecord charge = notice.charge();
        return notice.prices()
                .map(prices -> PriceListDocuments.priced(charge.key(), charge.step(), List.of(prices)))
                .orElseGet(() ->
                        PriceListDocuments.described(charge, notice.period().orElseThrow()));
    }
}
