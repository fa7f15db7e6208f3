/** How requests about the supply of a point are decided: judged, with the point locked, then made a process. */
@NullMarked
package org.meterhub.supplierregistry.request;

import org.jspecify.annotations.NullMarked;
