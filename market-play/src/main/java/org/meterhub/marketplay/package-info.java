/** Plays the parties of a market against a hub: conversations as text, real AMQP clients, and checks on what was received. */
@NullMarked
package org.meterhub.marketplay;

import org.jspecify.annotations.NullMarked;
