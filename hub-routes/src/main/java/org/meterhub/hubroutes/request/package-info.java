/** The catalogue of what parties may ask of the hub: one entry for each process, and the routes that are made of them. */
@NullMarked
package org.meterhub.hubroutes.request;

import org.jspecify.annotations.NullMarked;
