/** Every declarative feature, end to end: interfaces, their generated clients, and a server. */
@NullMarked
package dev.redial.samples.endpoints;

import org.jspecify.annotations.NullMarked;
