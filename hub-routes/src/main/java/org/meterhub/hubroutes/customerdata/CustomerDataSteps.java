package org.meterhub.hubroutes.customerdata;

import java.time.Instant;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Decisions.Decision;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.documents.CustomerChangeRequest;
import org.meterhub.messageschemas.documents.CustomerChangeRequest.Transaction;
import org.meterhub.supplierregistry.customerdata.CustomerDataRequest;
import org.meterhub.supplierregistry.customerdata.CustomerDataUpdates;
import org.meterhub.supplierregistry.process.Outcome;

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
                inbound.document(CustomerChangeRequest.class).transactions(),
                transaction -> new Decision(
                        transaction.transactionId(),
                        transaction.data().customers().meteringPointId(),
                        decide(inbound, transaction)));
    }

    private Outcome decide(InboundMessage inbound, Transaction transaction) {
        DocumentTime from = transaction.validFrom();
        // The schema lets the date be absent; then the data hold from the day the document was sent.
        return from.text().isEmpty()
                ? decide(inbound, transaction, calendar.startOf(calendar.dayOf(clock.now())))
                : Decisions.at(from, "start_DateAndOrTime.dateTime", date -> decide(inbound, transaction, date));
    }

    private Outcome decide(InboundMessage inbound, Transaction transaction, Instant from) {
        return updates.request(
                inbound.unit(),
                new CustomerDataRequest(
                        transaction.transactionId(),
                        inbound.party(),
                        transaction.data().customers().meteringPointId().value(),
                        from,
                        CustomerDescription.customers(transaction.data()),
                        Decisions.madeAt(inbound)),
                clock.now());
    }
}
