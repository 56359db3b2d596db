/** Whether a failed attempt may be sent again. */
@NullMarked
package dev.redial.resend;

import org.jspecify.annotations.NullMarked;
