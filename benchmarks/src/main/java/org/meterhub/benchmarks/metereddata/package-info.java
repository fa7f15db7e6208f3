/** The main job under load: metered data from the hub's queue to the suppliers' mailboxes. */
@NullMarked
package org.meterhub.benchmarks.metereddata;

import org.jspecify.annotations.NullMarked;
