package dev.redial.runtime.transport;

import java.io.Closeable;
import java.io.IOException;

/** Closing what may be broken already. */
final class Closing {
  private Closing() {}

  static void quietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is closed all the same, and whoever closes has nothing left to do with it.
    }
  }
}
