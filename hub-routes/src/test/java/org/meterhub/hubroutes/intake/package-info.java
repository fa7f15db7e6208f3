/** The way of a message, step by step, without a broker. */
@NullMarked
package org.meterhub.hubroutes.intake;

import org.jspecify.annotations.NullMarked;
