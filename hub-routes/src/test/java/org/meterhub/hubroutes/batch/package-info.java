/** The batch consumer on a real broker and a real database. */
@NullMarked
package org.meterhub.hubroutes.batch;

import org.jspecify.annotations.NullMarked;
