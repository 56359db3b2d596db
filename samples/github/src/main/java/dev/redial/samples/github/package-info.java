/**
 * A real API: the part of GitHub's REST API that tools use most, as small interfaces.
 *
 * <p>{@link dev.redial.samples.github.GitHub} puts together what their clients are constructed
 * with. Beans name the fields that are of use; whatever else an answer has is read past. Where a
 * method's mark differs from its verb's meaning, it says why.
 *
 * <p>It is tested against examples of its own, and against the description that GitHub publishes:
 * every method is an operation of it, and reads the answer that is published as its example.
 */
@NullMarked
package dev.redial.samples.github;

import org.jspecify.annotations.NullMarked;
