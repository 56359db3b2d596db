/**
 * HTTP/2 with prior knowledge: what makes the JDK's client speak it in clear, though it has no such
 * mode. A leaf: it knows nothing of the other packages.
 */
@NullMarked
package dev.redial.runtime.cleartext;

import org.jspecify.annotations.NullMarked;
