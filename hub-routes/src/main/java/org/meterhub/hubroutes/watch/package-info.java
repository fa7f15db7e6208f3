/** Looks after what all work rests on and no message is to blame for: the database, and the time. */
@NullMarked
package org.meterhub.hubroutes.watch;

import org.jspecify.annotations.NullMarked;
