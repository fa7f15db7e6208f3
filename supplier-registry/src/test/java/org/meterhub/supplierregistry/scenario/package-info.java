/** Runs the scenarios of the registry's processes: what a market is given, what is asked for, and what then is so. */
@NullMarked
package org.meterhub.supplierregistry.scenario;

import org.jspecify.annotations.NullMarked;
