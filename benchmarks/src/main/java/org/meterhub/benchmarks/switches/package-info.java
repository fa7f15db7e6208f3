/** Changes of supplier under load: from the suppliers' requests to the confirmations in their mailboxes. */
@NullMarked
package org.meterhub.benchmarks.switches;

import org.jspecify.annotations.NullMarked;
