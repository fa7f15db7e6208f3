/** The tables of metered data: day and month series, written in bulk and read merged. */
@NullMarked
package org.meterhub.metereddata.store;

import org.jspecify.annotations.NullMarked;
