/**
 * From annotated interfaces to the source of their clients, in three steps: the {@code *Reader}
 * classes read elements into plain records (or report a {@link dev.redial.processor.Tag}), {@link
 * dev.redial.processor.ClientModel} is the root of those records, and {@link
 * dev.redial.processor.ClientWriter} renders them.
 */
@NullMarked
package dev.redial.processor;

import org.jspecify.annotations.NullMarked;
