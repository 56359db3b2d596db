/** From annotated interfaces to the source of their clients. */
@NullMarked
package dev.redial.processor;

import org.jspecify.annotations.NullMarked;
