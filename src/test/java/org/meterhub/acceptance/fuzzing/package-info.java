/** What comes from outside, thrown at what reads it: targets for Jazzer, and the replay of their corpus in every test run. */
@NullMarked
package org.meterhub.acceptance.fuzzing;

import org.jspecify.annotations.NullMarked;
