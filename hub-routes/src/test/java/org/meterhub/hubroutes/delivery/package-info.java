/** Tests of what becomes a document for a receiver. */
@NullMarked
package org.meterhub.hubroutes.delivery;

import org.jspecify.annotations.NullMarked;
