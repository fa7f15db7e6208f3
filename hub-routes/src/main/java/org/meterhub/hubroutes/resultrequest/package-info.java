/** BRS-026 and BRS-028: parties ask for stored results of settlement (RSM-016, RSM-017) and get those that are theirs, or the reasons why not. */
@NullMarked
package org.meterhub.hubroutes.resultrequest;

import org.jspecify.annotations.NullMarked;
