/** A bookshop that is called over lines that break: how Redial pipelines, repairs and asks. */
@NullMarked
package dev.redial.samples.bookshop;

import org.jspecify.annotations.NullMarked;
