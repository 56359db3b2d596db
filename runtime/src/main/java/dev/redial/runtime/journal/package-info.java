/** Takes down what happens, for listeners and for JDK Flight Recorder. */
@NullMarked
package dev.redial.runtime.journal;

import org.jspecify.annotations.NullMarked;
