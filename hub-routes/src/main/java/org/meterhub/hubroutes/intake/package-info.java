/** What happens to every message first: log, read, check; and to those that go no further: refuse, ignore a resend, quarantine. */
@NullMarked
package org.meterhub.hubroutes.intake;

import org.jspecify.annotations.NullMarked;
