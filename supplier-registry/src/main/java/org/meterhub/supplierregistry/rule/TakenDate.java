package org.meterhub.supplierregistry.rule;

import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * The one thing that the hub tells of another's request: that a date is taken. The same words for whoever asks, whoever has it, and by whatever process
 * (docs/decisions/0014-what-the-hub-tells-of-others.md).
 */
public final class TakenDate {

    public static final Rejection REJECTION = RejectionCode.ONGOING_MOVE.at(
            RequestFields.START, "the start date is not available for this metering point");

    private TakenDate() {}
}
