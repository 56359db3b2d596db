package dev.redial.runtime.call;

import dev.redial.runtime.call.Resending.Received.Trait;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.wire.HeadOption;
import dev.redial.runtime.wire.ResponseHead;
import java.net.http.HttpClient.Version;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer of an exchange on a connection of ours. */
record WireAnswer(Exchange exchange) implements Answering {
  @Override
  public boolean isReady() {
    return exchange.isAnswerReady();
  }

  @Override
  public @Nullable AnswerInfo head() {
    ResponseHead head = exchange.head();
    return head == null ? null : info(exchange, head);
  }

  /** What is shown of the answer that this head has arrived of. */
  static AnswerInfo info(Exchange exchange, ResponseHead head) {
    Connection carrier = exchange.connection();
    return new AnswerInfo(
        Version.HTTP_1_1,
        head.status(),
        head.fields().toHttpHeaders(),
        carrier == null ? Optional.empty() : carrier.tlsSession(),
        carrier == null ? Optional.empty() : carrier.label());
  }

  @Override
  public Set<Trait> traits() {
    Set<Trait> traits = Set.of(); // as mostly
    ResponseHead head = exchange.head();
    if (head != null && head.fields().tokens("connection").contains("close")) {
      traits = with(traits, Trait.CLOSING);
    }
    if (exchange.isOnTrial()) {
      traits = with(traits, Trait.ON_TRIAL);
    }
    if (exchange.request().options().contains(HeadOption.EXPECT_CONTINUE)) {
      traits = with(traits, Trait.EXPECTING);
    }
    if (exchange.isHeld()) {
      traits = with(traits, Trait.BODY_HELD_BACK);
    }
    return traits;
  }

  private static Set<Trait> with(Set<Trait> traits, Trait another) {
    Set<Trait> more = traits.isEmpty() ? EnumSet.noneOf(Trait.class) : traits;
    more.add(another);
    return more;
  }

  @Override
  public boolean isComplete() {
    return exchange.isComplete();
  }

  @Override
  public boolean isDrained() {
    return exchange.isDrained();
  }

  @Override
  public boolean isEmptied() {
    return exchange.isEmptied();
  }

  @Override
  public List<ByteBuffer> take() {
    return exchange.take();
  }

  @Override
  public long received() {
    return exchange.received();
  }

  @Override
  public OptionalLong expected() {
    return exchange.expected();
  }

  @Override
  public @Nullable ExchangeFailure failure() {
    return exchange.failure();
  }

  @Override
  public void avoidCarrier() {
    Connection carrier = exchange.connection();
    if (carrier != null) {
      carrier.drain();
    }
  }
}
