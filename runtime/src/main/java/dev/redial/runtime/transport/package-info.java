/** Octets: dialling, TLS and proxy tunnels. */
@NullMarked
package dev.redial.runtime.transport;

import org.jspecify.annotations.NullMarked;
