/** How the registry's CSV files are read, judged and written. */
@NullMarked
package org.meterhub.supplierregistry.file;

import org.jspecify.annotations.NullMarked;
