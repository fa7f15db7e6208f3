/** The message log's tables in plain JDBC: the only place of this module that knows SQL. */
@NullMarked
package org.meterhub.messagelog.store;

import org.jspecify.annotations.NullMarked;
