/** The embedded message broker: addresses, queues and permissions, all made from the registry's parties. */
@NullMarked
package org.meterhub.hubapp.broker;

import org.jspecify.annotations.NullMarked;
