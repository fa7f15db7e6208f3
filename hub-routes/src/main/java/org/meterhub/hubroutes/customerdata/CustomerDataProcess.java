package org.meterhub.hubroutes.customerdata;

import java.time.Instant;
import java.util.List;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics.Transaction;
import org.meterhub.supplierregistry.customerdata.CustomerDataRequest;
import org.meterhub.supplierregistry.customerdata.CustomerDataUpdates;

/** BRS-015, customer data: what the supplier says is recorded and confirmed, or rejected; the grid company is told. */
public final class CustomerDataProcess {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "customer-data.request",
                    "change of customer data",
                    "BRS-015: decides on the transactions of one RSM-027")
            .takes(
                    DocumentType.CUSTOMER_CHANGE_REQUEST,
                    RequestChangeCustomerCharacteristics.class,
                    BusinessReason.UPDATE_CUSTOMER_DATA,
                    BusinessReason.MOVE_IN,
                    BusinessReason.CHANGE_OF_SUPPLIER)
            .readsBy(CustomerDataProcess::asked)
            .foresees(CustomerDataUpdates::foresee)
            .decidedBy(registry -> registry.customerDataUpdates()::request);

    private CustomerDataProcess() {}

    /** What the registry is asked by each transaction. */
    private static List<Asked<CustomerDataRequest>> asked(
            RequestChangeCustomerCharacteristics document, Sending sending, MarketProfile market) {
        MarketCalendar calendar = market.calendar();
        // The schema lets the date be absent; then the data hold from the day the document came.
        Instant today = calendar.startOf(calendar.dayOf(sending.receivedAt()));
        return document.transactions().stream()
                .map(transaction -> {
                    CodedId point = transaction.data().customers().meteringPointId();
                    return transaction.validFrom().text().isEmpty()
                            ? Asked.of(transaction.transactionId(), point, request(transaction, today, sending))
                            : Asked.at(
                                    transaction.transactionId(),
                                    point,
                                    transaction.validFrom(),
                                    "start_DateAndOrTime.dateTime",
                                    date -> request(transaction, date, sending));
                })
                .toList();
    }

    private static CustomerDataRequest request(Transaction transaction, Instant from, Sending sending) {
        return new CustomerDataRequest(
                transaction.transactionId(),
                sending.sender(),
                transaction.data().customers().meteringPointId().value(),
                from,
                CustomerDescription.customers(transaction.data()),
                sending.madeAt());
    }
}
