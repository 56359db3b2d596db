package dev.redial.samples.dropin.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.dropin.shop.Shop;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same code over both clients: what stays, and what a lost answer does to each. */
@Timeout(30)
final class CounterTest {
  private Shop shop;

  /** The one line. */
  enum Client {
    JDK {
      @Override
      HttpClient.Builder builder() {
        return HttpClient.newBuilder();
      }
    },
    REDIAL {
      @Override
      HttpClient.Builder builder() {
        return RedialHttpClient.newBuilder();
      }
    };

    abstract HttpClient.Builder builder();
  }

  @BeforeEach
  void open() throws IOException {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Counter counter(Client client) {
    return new Counter(client.builder(), shop.uri());
  }

  @ParameterizedTest
  @EnumSource
  void sameCodeGetsTheSameAnswers(Client client) throws Exception {
    Counter counter = counter(client);

    HttpResponse<String> found = counter.book("1");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).isEqualTo(Shop.BOOK);
    assertThat(found.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(counter.book("0").statusCode()).isEqualTo(404);
    assertThat(counter.title("1").join()).isEqualTo(Shop.BOOK);
    assertThat(counter.replace("1", Shop.BOOK)).isEqualTo(204);
    assertThat(counter.order("1")).isEqualTo(Shop.ORDER);
  }

  @Test
  void builderOfRedialBuildsRedialsClientAlsoAsAnHttpClientBuilder() {
    assertThat(counter(Client.REDIAL).http()).isInstanceOf(RedialHttpClient.class);
  }

  @Test
  void lostPutIsRepairedByRedialOnly() throws Exception {
    shop.loseAnswersTo("PUT", 1);
    assertThatThrownBy(() -> counter(Client.JDK).replace("1", Shop.BOOK))
        .isInstanceOf(IOException.class);
    shop.loseAnswersTo("PUT", 1);
    assertThat(counter(Client.REDIAL).replace("1", Shop.BOOK)).isEqualTo(204);
    assertThat(shop.arrived("PUT")).isEqualTo(1 + 2);
  }

  @Test
  void lostPostArrivesOnceAndTheFailureSaysWhatMayHaveHappened() {
    shop.loseAnswersTo("POST", 1);

    assertThatThrownBy(() -> counter(Client.REDIAL).order("1"))
        .isInstanceOfSatisfying(
            UnconfirmedRequestException.class,
            e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
    assertThat(shop.arrived("POST")).isEqualTo(1);
  }
}
