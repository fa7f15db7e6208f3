/** BRS-015, customer data: its rules and its request. */
@NullMarked
package org.meterhub.supplierregistry.customerdata;

import org.jspecify.annotations.NullMarked;
