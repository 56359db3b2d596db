package dev.redial.testing;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;

/** What a {@link ScriptedLink} shows to whoever watches it; no selector takes it. */
public final class ScriptedChannel extends SelectableChannel {
  private final ScriptedLink link;

  ScriptedChannel(ScriptedLink link) {
    this.link = link;
  }

  /** The link that it belongs to. */
  public ScriptedLink link() {
    return link;
  }

  @Override
  public SelectorProvider provider() {
    return SelectorProvider.provider();
  }

  @Override
  public int validOps() {
    return SelectionKey.OP_READ | SelectionKey.OP_WRITE;
  }

  @Override
  public boolean isRegistered() {
    return false;
  }

  @Override
  public SelectionKey keyFor(Selector selector) {
    throw new IllegalStateException("a scripted channel is watched without a selector");
  }

  @Override
  public SelectionKey register(Selector selector, int operations, Object attachment) {
    throw new IllegalStateException("a scripted channel is watched without a selector");
  }

  @Override
  public SelectableChannel configureBlocking(boolean block) {
    return this;
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public Object blockingLock() {
    return this;
  }

  @Override
  protected void implCloseChannel() {}
}
