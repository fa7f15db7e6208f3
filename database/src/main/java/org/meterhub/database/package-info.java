/** Data source, migrations runner, unit of work, leases, bulk insert: the few differences between H2 and PostgreSQL. */
@NullMarked
package org.meterhub.database;

import org.jspecify.annotations.NullMarked;
