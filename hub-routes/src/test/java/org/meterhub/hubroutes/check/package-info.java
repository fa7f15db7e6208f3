/** Tests of what is said of a document before it is sent. */
@NullMarked
package org.meterhub.hubroutes.check;

import org.jspecify.annotations.NullMarked;
