package org.meterhub.messagelog;

import java.time.Duration;

/**
 * When a bundle is full or has waited long enough (docs/internals/message-log.md#items-and-bundles).
 *
 * @param itemsMax series in a document
 * @param pointsMax values in a document; a single larger series has a document of its own
 * @param ageMax how long a series waits at most for others
 */
public record BundleLimits(int itemsMax, int pointsMax, Duration ageMax) {

    /** The market's: 2,000 series, 150,000 points, 300 seconds. */
    public static final BundleLimits MARKET = new BundleLimits(2_000, 150_000, Duration.ofSeconds(300));

    /** @throws IllegalArgumentException when a limit admits nothing */
    public BundleLimits {
        if (itemsMax < 1 || pointsMax < 1 || ageMax.isNegative()) {
            throw new IllegalArgumentException(
                    "a bundle needs room for one series of one point and an age of 0 or more: " + itemsMax + " series, "
                            + pointsMax + " points, " + ageMax);
        }
    }
}
