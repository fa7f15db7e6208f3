/** Lets tests decide when the hub takes a batch. */
@NullMarked
package org.meterhub.hubroutes.batch;

import org.jspecify.annotations.NullMarked;
