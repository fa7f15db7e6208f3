/** Cancellation: a requester withdraws a process before its deadline. */
@NullMarked
package org.meterhub.supplierregistry.cancellation;

import org.jspecify.annotations.NullMarked;
