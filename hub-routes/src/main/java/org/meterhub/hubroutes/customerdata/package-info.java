/** BRS-015: a supplier says who its customer is and how to reach it. */
@NullMarked
package org.meterhub.hubroutes.customerdata;

import org.jspecify.annotations.NullMarked;
