/** Kills the hub under load, again and again, and holds what is left against what the parties sent and received. */
@NullMarked
package org.meterhub.acceptance.crash;

import org.jspecify.annotations.NullMarked;
