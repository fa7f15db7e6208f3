/** Judges documents as the hub would, before they are sent: by the schema, the header, and every rule that needs neither the registry nor the past. */
@NullMarked
package org.meterhub.hubroutes.check;

import org.jspecify.annotations.NullMarked;
