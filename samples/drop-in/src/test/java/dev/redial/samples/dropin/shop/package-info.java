/** The other end of every call in these tests. */
@NullMarked
package dev.redial.samples.dropin.shop;

import org.jspecify.annotations.NullMarked;
