/** What the hub sends: answers, bundles of forwarded series, and the relay that brings documents to the broker. */
@NullMarked
package org.meterhub.hubroutes.delivery;

import org.jspecify.annotations.NullMarked;
