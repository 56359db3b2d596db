package dev.redial.testing;

import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.HashSet;
import java.util.Set;

/**
 * Selectors for a {@link ScriptedChannel}: a wait in one of them is over when the script has run
 * that is to happen meanwhile.
 *
 * <p>Thread-safety: none.
 */
public final class ScriptedProvider extends SelectorProvider {
  private Runnable meanwhile = () -> {};
  private int waits;
  private int open;

  /** What happens during each wait from now on. */
  public void duringWaits(Runnable task) {
    meanwhile = task;
  }

  /** How often somebody has waited. */
  public int waits() {
    return waits;
  }

  /** Selectors that were not closed. */
  public int open() {
    return open;
  }

  @Override
  public AbstractSelector openSelector() {
    open++;
    return new ScriptedSelector();
  }

  private final class ScriptedSelector extends AbstractSelector {
    private final Set<SelectionKey> selected = new HashSet<>();

    ScriptedSelector() {
      super(ScriptedProvider.this);
    }

    @Override
    public int select(long timeout) {
      waits++;
      meanwhile.run();
      return 0;
    }

    @Override
    public int select() {
      return select(0);
    }

    @Override
    public int selectNow() {
      return 0;
    }

    @Override
    public Set<SelectionKey> keys() {
      return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
      return selected;
    }

    @Override
    public Selector wakeup() {
      return this;
    }

    @Override
    protected void implCloseSelector() {
      open--;
    }

    @Override
    protected SelectionKey register(
        AbstractSelectableChannel channel, int operations, Object attachment) {
      throw new IllegalStateException("a scripted channel registers itself");
    }
  }

  @Override
  public DatagramChannel openDatagramChannel() {
    throw onlySelectors();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) {
    throw onlySelectors();
  }

  @Override
  public Pipe openPipe() {
    throw onlySelectors();
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() {
    throw onlySelectors();
  }

  @Override
  public SocketChannel openSocketChannel() {
    throw onlySelectors();
  }

  private static UnsupportedOperationException onlySelectors() {
    return new UnsupportedOperationException("it makes nothing but selectors");
  }
}
