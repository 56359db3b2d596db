/**
 * What may be written on an interface whose methods are HTTP endpoints, and what is known of each.
 *
 * <p>{@link dev.redial.HttpApi} marks the interface, {@link dev.redial.Get} and its siblings the
 * methods; {@link dev.redial.Idempotency} is the fact that everything else turns on: whether
 * sending a call twice has the effect of sending it once.
 */
@NullMarked
package dev.redial;

import org.jspecify.annotations.NullMarked;
