/** The client against servers and proxies that others wrote. */
@NullMarked
package dev.redial.samples.servers;

import org.jspecify.annotations.NullMarked;
