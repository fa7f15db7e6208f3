/** Tests of requests for metered values. */
@NullMarked
package org.meterhub.metereddata.requests;

import org.jspecify.annotations.NullMarked;
