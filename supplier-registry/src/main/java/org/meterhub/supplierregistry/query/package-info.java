/** Questions about single metering points: who may be told what of which time. */
@NullMarked
package org.meterhub.supplierregistry.query;

import org.jspecify.annotations.NullMarked;
