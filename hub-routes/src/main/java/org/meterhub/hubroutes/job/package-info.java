/** What the hub does again and again, by one of its processes at a time: Camel's scheduled consumers under a lease of the database, woken by commits. */
@NullMarked
package org.meterhub.hubroutes.job;

import org.jspecify.annotations.NullMarked;
