/** What all market processes have in common: their kinds and states, the outcome of a request, what is then due to whom, and their timeline. */
@NullMarked
package org.meterhub.supplierregistry.process;

import org.jspecify.annotations.NullMarked;
