/** What the clients of all containers call. */
@NullMarked
package dev.redial.samples.injection.server;

import org.jspecify.annotations.NullMarked;
