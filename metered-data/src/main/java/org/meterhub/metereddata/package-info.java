/** The store of day series: versions, gaps, bulk write and bulk read. */
@NullMarked
package org.meterhub.metereddata;

import org.jspecify.annotations.NullMarked;
