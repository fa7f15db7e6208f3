/** BRS-021: metered data come in, are judged, stored and forwarded. */
@NullMarked
package org.meterhub.hubroutes.metereddata;

import org.jspecify.annotations.NullMarked;
