/** What acceptance tests need of the inside of the hub's broker. */
@NullMarked
package org.meterhub.broker;

import org.jspecify.annotations.NullMarked;
