/** The embedded message broker: addresses, queues and permissions, all made from the registry's parties. */
@NullMarked
package org.meterhub.broker;

import org.jspecify.annotations.NullMarked;
