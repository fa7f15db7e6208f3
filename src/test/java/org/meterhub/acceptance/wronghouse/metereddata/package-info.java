/** A module of the house that breaks every rule: it knows who it should not know. */
@NullMarked
package org.meterhub.acceptance.wronghouse.metereddata;

import org.jspecify.annotations.NullMarked;
