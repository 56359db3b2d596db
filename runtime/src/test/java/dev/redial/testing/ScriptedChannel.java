package dev.redial.testing;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import org.jspecify.annotations.Nullable;

/** What a {@link ScriptedLink} shows to whoever watches it; only its own selectors take it. */
public final class ScriptedChannel extends SelectableChannel {
  private final ScriptedLink link;
  private final ScriptedProvider provider = new ScriptedProvider();

  ScriptedChannel(ScriptedLink link) {
    this.link = link;
  }

  /** Where it is waited for. */
  public ScriptedProvider selectors() {
    return provider;
  }

  /** The link that it belongs to. */
  public ScriptedLink link() {
    return link;
  }

  @Override
  public SelectorProvider provider() {
    return provider;
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
  public @Nullable SelectionKey register(Selector selector, int operations, Object attachment)
      throws ClosedChannelException {
    if (link.isClosed()) {
      throw new ClosedChannelException();
    }
    if (selector.provider() != provider) {
      throw new IllegalStateException("a scripted channel is watched without this selector");
    }
    return null; // nobody asks for it
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
