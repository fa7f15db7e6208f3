/** Tests of what may be asked about a metering point. */
@NullMarked
package org.meterhub.supplierregistry.query;

import org.jspecify.annotations.NullMarked;
