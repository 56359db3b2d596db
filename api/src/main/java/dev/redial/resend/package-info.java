/** What is known of a failed attempt, what follows from it, and who may be asked. */
@NullMarked
package dev.redial.resend;

import org.jspecify.annotations.NullMarked;
