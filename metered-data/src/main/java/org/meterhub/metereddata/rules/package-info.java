/** The rules that a submitted series of metered data (RSM-012) has to meet, one class a rule. */
@NullMarked
package org.meterhub.metereddata.rules;

import org.jspecify.annotations.NullMarked;
