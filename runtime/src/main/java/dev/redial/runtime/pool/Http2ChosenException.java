package dev.redial.runtime.pool;

import java.io.IOException;

/**
 * The origin was offered HTTP/2 and chose it, which no connection of a pool speaks: nothing was
 * sent, and the call goes another way.
 */
public final class Http2ChosenException extends IOException {
  private static final long serialVersionUID = 1L;

  Http2ChosenException(Origin origin) {
    super(origin + " chose HTTP/2");
  }
}
