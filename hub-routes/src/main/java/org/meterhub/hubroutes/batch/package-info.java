/** A Camel consumer that takes what waits on a queue in batches: one database transaction and one broker transaction for each. */
@NullMarked
package org.meterhub.hubroutes.batch;

import org.jspecify.annotations.NullMarked;
