package dev.redial.testing;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link FaultServer} of its own, which is closed after it; a test during which
 * the server itself went wrong fails.
 *
 * <pre>{@code
 * @ExtendWith(FaultServerExtension.class)
 * class OrderingTest {
 *   @Test
 *   void lostOrderIsNotPlacedTwice(FaultServer server) {
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>A method with {@code @BeforeEach} is given the server of its test; a constructor, or a method
 * with {@code @BeforeAll}, one that lives as long as the class. Needs JUnit 5.13 or later.
 *
 * <p>Thread-safety: safe.
 */
public final class FaultServerExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FaultServerExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FaultServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, key -> new Running(FaultServer.start()), Running.class)
        .server();
  }

  private record Running(FaultServer server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
      List<Throwable> failures = server.failures();
      if (!failures.isEmpty()) {
        AssertionError failed = new AssertionError("the server failed: " + failures.get(0));
        failures.forEach(failed::addSuppressed);
        throw failed;
      }
    }
  }
}
