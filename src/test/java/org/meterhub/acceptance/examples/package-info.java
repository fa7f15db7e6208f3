/** What lies in {@code examples/}, done as the pages say: every document accepted and answered, every program run against a hub. */
@NullMarked
package org.meterhub.acceptance.examples;

import org.jspecify.annotations.NullMarked;
