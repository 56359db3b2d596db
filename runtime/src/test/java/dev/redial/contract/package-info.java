/** What a {@code java.net.http.HttpClient} does: the same assertions for the JDK's and for ours. */
@NullMarked
package dev.redial.contract;

import org.jspecify.annotations.NullMarked;
