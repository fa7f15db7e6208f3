/** Tests of the tables of metered data, on H2 and PostgreSQL. */
@NullMarked
package org.meterhub.metereddata.store;

import org.jspecify.annotations.NullMarked;
