package org.meterhub.supplierregistry.changeofsupplier;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/** What became of a request for a change of supplier. */
public sealed interface Outcome {

    /**
     * The change will take place unless it is cancelled before the deadline.
     *
     * @param processId the hub's id of the process
     */
    record Confirmed(long processId) implements Outcome {}

    /**
     * Nothing has changed.
     *
     * @param rejections every rule that was broken, in order of precedence; never empty
     */
    record Rejected(List<Rejection> rejections) implements Outcome {
        public Rejected {
            rejections = List.copyOf(rejections);
            if (rejections.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }
}
