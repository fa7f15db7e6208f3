/** BRS-004, 006, 007, 008 and 013, the life of a metering point: its rules and its request. */
@NullMarked
package org.meterhub.supplierregistry.meteringpoint;

import org.jspecify.annotations.NullMarked;
