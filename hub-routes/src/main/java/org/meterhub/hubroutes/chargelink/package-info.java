/** Charge links: what metering points pay (RSM-030), told on by {@code process.NoticeWriter} (RSM-031). */
@NullMarked
package org.meterhub.hubroutes.chargelink;

import org.jspecify.annotations.NullMarked;
