/** Challenges of servers and proxies and what answers them, without I/O. */
@NullMarked
package dev.redial.runtime.auth;

import org.jspecify.annotations.NullMarked;
