package org.meterhub.supplierregistry.movein;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.InputRule;

/** Who moves in has a number: D64 (validation-rules.md §8). */
final class CustomerNumberIsGivenRule implements InputRule<MoveInRequest> {

    @Override
    public Optional<Rejection> judge(MoveInRequest request) {
        String number = request.customerId();
        if (number != null && !number.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.MANDATORY_ATTRIBUTE.at(Fields.CUSTOMER_ID, "the number of who moves in is empty"));
    }
}
