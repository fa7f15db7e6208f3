/** BRS-026 and BRS-028, requests for stored results: their rules, and what of the results they get. Pure but for the look-up. */
@NullMarked
package org.meterhub.settlement.request;

import org.jspecify.annotations.NullMarked;
