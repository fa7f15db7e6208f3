package org.meterhub.supplierregistry.process;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/** What became of a request. */
public sealed interface Outcome {

    /**
     * The request is granted.
     *
     * @param step what it did: perhaps no more than to open a process that waits for its deadline
     */
    record Confirmed(ProcessStep step) implements Outcome {

        /** The hub's id of the process. */
        public long processId() {
            return step.processId();
        }
    }

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
