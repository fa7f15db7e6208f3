/** Tests of the packed form, the splitting and the forwarding of metered data. */
@NullMarked
package org.meterhub.metereddata;

import org.jspecify.annotations.NullMarked;
