package org.meterhub.hubroutes.chargelink;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData.Link;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData.Transaction;
import org.meterhub.supplierregistry.chargelink.ChargeLinks;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest;

/** Charge links: what a metering point pays is recorded and confirmed, or rejected; its supplier is told. */
public final class ChargeLinkProcess {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "charge-links.request", "change of charge links", "Decides on the transactions of one RSM-030")
            .takes(
                    DocumentType.CHARGE_LINKS_CHANGE_REQUEST,
                    RequestChangeBillingMasterData.class,
                    BusinessReason.CHARGE_LINKS)
            .reads(ChargeLinkProcess::asked)
            .foresees(ChargeLinks::foresee)
            .decidedBy(registry -> registry.chargeLinks()::request);

    private ChargeLinkProcess() {}

    /** What the registry is asked by each transaction. */
    private static List<Asked<ChargeLinksRequest>> asked(RequestChangeBillingMasterData document, Sending sending) {
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
                transaction.links().stream().map(ChargeLinkProcess::link).toList(),
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
