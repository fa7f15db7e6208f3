/** Tests of what all market processes share: time, races, laws, timelines. */
@NullMarked
package org.meterhub.supplierregistry.process;

import org.jspecify.annotations.NullMarked;
