/** A market party as a Camel application: takes its mailboxes, sends what lies ready in its folders, and tells what the hub answered. */
@NullMarked
package org.example.supplier;

import org.jspecify.annotations.NullMarked;
