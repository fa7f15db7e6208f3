package org.meterhub.hubroutes.customerdata;

import java.time.Instant;
import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics.Transaction;
import org.meterhub.supplierregistry.customerdata.CustomerDataRequest;
import org.meterhub.supplierregistry.customerdata.CustomerDataUpdates;

/** The steps of a change of customer data. */
public final class CustomerDataSteps {

    private final CustomerDataUpdates updates;
    private final MarketCalendar calendar;
    private final MarketClock clock;

    public CustomerDataSteps(CustomerDataUpdates updates, MarketCalendar calendar, MarketClock clock) {
        this.updates = updates;
        this.calendar = calendar;
        this.clock = clock;
    }

    public Decisions decide(InboundMessage inbound) {
        return Decisions.on(
                inbound,
                asked(inbound.document(RequestChangeCustomerCharacteristics.class), Sending.of(inbound), calendar),
                request -> updates.request(inbound.unit(), request, clock.now()));
    }

    /** What the registry is asked by each transaction. */
    public static List<Asked<CustomerDataRequest>> asked(
            RequestChangeCustomerCharacteristics document, Sending sending, MarketCalendar calendar) {
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
