/** What is sent as content without being held in memory: streams, files, and parts of both. */
@NullMarked
package dev.redial.runtime.content;

import org.jspecify.annotations.NullMarked;
