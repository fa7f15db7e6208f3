/** Tests of the database module, and {@link org.meterhub.database.TestDatabases} for the store tests of all modules. */
@NullMarked
package org.meterhub.database;

import org.jspecify.annotations.NullMarked;
