/** Those who send again what has failed, around a client that has refused to. */
@NullMarked
package dev.redial.samples.dropin.retryers;

import org.jspecify.annotations.NullMarked;
