/** Tests of the settings. */
@NullMarked
package org.meterhub.hubapp.configuration;

import org.jspecify.annotations.NullMarked;
