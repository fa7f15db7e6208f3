package org.meterhub.settlement.run.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the billing basis of a grid area of a run has been sent.
 *
 * @param pointDone everything of points with numbers up to this one is sent; zero at the beginning
 * @param finishedAt null while something is left
 */
public record BillingProgress(long pointDone, @Nullable Instant finishedAt) {

    /** Nothing is sent yet. */
    public static final BillingProgress NONE = new BillingProgress(0, null);

    public boolean isFinished() {
        return finishedAt != null;
    }
}
