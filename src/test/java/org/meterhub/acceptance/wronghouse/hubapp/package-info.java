/** The application that others depend on. */
@NullMarked
package org.meterhub.acceptance.wronghouse.hubapp;

import org.jspecify.annotations.NullMarked;
