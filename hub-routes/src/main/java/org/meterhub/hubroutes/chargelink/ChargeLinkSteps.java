package org.meterhub.hubroutes.chargelink;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData.Link;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData.Transaction;
import org.meterhub.supplierregistry.chargelink.ChargeLinks;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest;

/** The steps of a change of charge links. */
public final class ChargeLinkSteps {

    private final ChargeLinks chargeLinks;
    private final MarketClock clock;

    public ChargeLinkSteps(ChargeLinks chargeLinks, MarketClock clock) {
        this.chargeLinks = chargeLinks;
        this.clock = clock;
    }

    public Decisions decide(InboundMessage inbound) {
        return Decisions.on(
                inbound,
                asked(inbound.document(RequestChangeBillingMasterData.class), Sending.of(inbound)),
                request -> chargeLinks.request(inbound.unit(), request, clock.now()));
    }

    /** What the registry is asked by each transaction. */
    public static List<Asked<ChargeLinksRequest>> asked(RequestChangeBillingMasterData document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.ofReadable(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        unreadable(transaction),
                        () -> request(transaction, sending)))
                .toList();
    }

    private static List<Rejection> unreadable(Transaction transaction) {
        List<Rejection> unreadable = new ArrayList<>();
        for (Link link : transaction.links()) {
            unreadable.addAll(Asked.unreadable(link.validFrom(), "ChargeGroup/ChargeType/effectiveDate"));
            unreadable.addAll(Asked.unreadable(link.validTo(), "ChargeGroup/ChargeType/terminationDate"));
        }
        return unreadable;
    }

    private static ChargeLinksRequest request(Transaction transaction, Sending sending) {
        return new ChargeLinksRequest(
                transaction.transactionId(),
                sending.sender(),
                transaction.meteringPointId().value(),
                transaction.links().stream().map(ChargeLinkSteps::link).toList(),
                sending.madeAt());
    }

    private static ChargeLinksRequest.Link link(Link link) {
        return new ChargeLinksRequest.Link(
                link.owner().value(),
                link.typeCode(),
                link.chargeCode(),
                link.factor(),
                link.validFrom().instant().orElse(null),
                link.validTo().instant().orElse(null));
    }
}
