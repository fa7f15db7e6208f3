/** Tests of the embedded broker. */
@NullMarked
package org.meterhub.hubapp.broker;

import org.jspecify.annotations.NullMarked;
