package org.meterhub.hubroutes.intake;

import java.util.Set;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;

/**
 * Where documents of a type go that are sent for one of these reasons.
 *
 * @param endpoint of the route that takes an accepted {@link InboundMessage}
 */
public record Destination(DocumentType type, Set<BusinessReason> reasons, String endpoint) {

    public Destination {
        reasons = Set.copyOf(reasons);
    }
}
