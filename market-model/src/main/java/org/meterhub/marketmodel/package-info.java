/** The market's value types, shared by every module: identifiers, roles, codes, intervals, the market calendar, rejections. */
@NullMarked
package org.meterhub.marketmodel;

import org.jspecify.annotations.NullMarked;
