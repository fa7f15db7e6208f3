/** What a rule is, the book that runs the rules of a process in order, and the rules that several processes share. */
@NullMarked
package org.meterhub.supplierregistry.rule;

import org.jspecify.annotations.NullMarked;
