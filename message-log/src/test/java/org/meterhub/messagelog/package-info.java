/** The message log, tried on H2 and on a real PostgreSQL. */
@NullMarked
package org.meterhub.messagelog;

import org.jspecify.annotations.NullMarked;
