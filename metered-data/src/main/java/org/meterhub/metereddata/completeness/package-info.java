/** What should have come of a market day, and what has. */
@NullMarked
package org.meterhub.metereddata.completeness;

import org.jspecify.annotations.NullMarked;
