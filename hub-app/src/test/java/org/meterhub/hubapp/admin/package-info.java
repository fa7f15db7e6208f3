/** The admin port, tried as its clients and as strangers would. */
@NullMarked
package org.meterhub.hubapp.admin;

import org.jspecify.annotations.NullMarked;
