/** How the registry's CSV files are read, judged and written. */
@NullMarked
package org.meterhub.supplierregistry.internal;

import org.jspecify.annotations.NullMarked;
