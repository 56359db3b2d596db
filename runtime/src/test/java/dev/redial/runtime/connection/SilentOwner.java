package dev.redial.runtime.connection;

/** Owns exchanges, and neither reads nor looks at them. */
public final class SilentOwner implements Signal {
  @Override
  public void raise() {}

  @Override
  public void nudge() {}

  @Override
  public boolean readsItself() {
    return false;
  }
}
