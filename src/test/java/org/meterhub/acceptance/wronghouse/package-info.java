/** A small house that breaks every rule of architecture once, so that {@code ArchitectureTest} can show that its rules see it. Nothing runs it. */
@NullMarked
package org.meterhub.acceptance.wronghouse;

import org.jspecify.annotations.NullMarked;
