package org.meterhub.supplierregistry.cancellation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.supplierregistry.store.ProcessRecord;

/**
 * What the domain rules know beside the request, read while the metering point is locked; all of it is the sender's own.
 *
 * @param original the sender's process with the transaction id that the request names; null when there is none
 * @param anotherOngoing whether the sender has a process at the point that awaits its deadline
 * @param now the present
 */
record CancellationFacts(@Nullable ProcessRecord original, boolean anotherOngoing, Instant now) {}
