/** Camel routes, one RouteBuilder per business process: no rules, no SQL. */
@NullMarked
package org.meterhub.hubroutes;

import org.jspecify.annotations.NullMarked;
