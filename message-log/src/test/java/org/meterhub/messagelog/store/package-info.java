/** What the stores of the message log keep in memory. */
@NullMarked
package org.meterhub.messagelog.store;

import org.jspecify.annotations.NullMarked;
