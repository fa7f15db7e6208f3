/** The registry's tables, hidden from all but the registry itself: Hibernate for what is rich and small, JDBC for what is many. */
@NullMarked
package org.meterhub.supplierregistry.store;

import org.jspecify.annotations.NullMarked;
