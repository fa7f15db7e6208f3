/** What a request for metered values (RSM-015) has to meet, one class a rule, and what it is answered with. */
@NullMarked
package org.meterhub.metereddata.requests;

import org.jspecify.annotations.NullMarked;
