package org.meterhub.hubroutes.request;

import java.time.Instant;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.DocumentHeader;

/**
 * What every transaction of a request document shares: who sent it, when, and why.
 *
 * @param sender the party of the address, whatever the document says
 */
public record Sending(DocumentHeader header, PartyId sender, Instant receivedAt) {

    public static Sending of(InboundMessage inbound) {
        return new Sending(inbound.header(), inbound.party(), inbound.receivedAt());
    }

    /** The process it is sent for, one of those that the hub serves. */
    public BusinessReason process() {
        return header.process().orElseThrow();
    }

    /** When the document was made, by its own account; when it came, if that cannot be read. */
    public Instant madeAt() {
        return header.createdAt().instant().orElse(receivedAt);
    }
}
