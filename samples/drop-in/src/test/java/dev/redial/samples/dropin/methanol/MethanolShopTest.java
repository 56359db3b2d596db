package dev.redial.samples.dropin.methanol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mizosoft.methanol.CacheAwareResponse;
import com.github.mizosoft.methanol.CacheAwareResponse.CacheStatus;
import com.github.mizosoft.methanol.HttpCache;
import com.github.mizosoft.methanol.Methanol.Interceptor;
import com.github.mizosoft.methanol.MutableRequest;
import com.github.mizosoft.methanol.RetryInterceptor;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.dropin.shop.Arrival;
import dev.redial.samples.dropin.shop.Shop;
import dev.redial.samples.dropin.shop.Shopping;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methanol over Redial. */
@Timeout(30)
final class MethanolShopTest {
  private static final Interceptor SIGNATURE =
      Interceptor.create(request -> MutableRequest.copyOf(request).header("Signed-By", "a reader"));

  private Shopping shopping;

  @BeforeEach
  void begin() throws IOException {
    shopping = Shopping.begin();
  }

  @AfterEach
  void end() {
    shopping.close();
  }

  private RedialHttpClient.Builder redial() {
    return RedialHttpClient.newBuilder().connectionManager(shopping.connections());
  }

  private MethanolShop over(HttpClient.Builder settings, Interceptor interceptor) {
    return MethanolShop.over(settings.build(), shopping.shop().uri(), interceptor);
  }

  @Test
  void requestsPassTheInterceptor() throws Exception {
    MethanolShop methanol = over(redial(), SIGNATURE);
    assertThat(methanol.get("/books/1").body()).isEqualTo(Shop.BOOK);
    assertThat(shopping.shop().arrivals())
        .singleElement()
        .satisfies(arrival -> assertThat(arrival.header("Signed-By")).containsExactly("a reader"));
    assertThat(shopping.opened()).isEqualTo(1);
  }

  @Test
  void bodyOfSeveralPartsArrives() throws Exception {
    MethanolShop methanol = over(redial(), SIGNATURE);
    HttpResponse<String> echo = methanol.sendForm("1");
    Arrival arrival = shopping.shop().arrivals().get(0);
    assertThat(arrival.header("Content-Type").get(0)).startsWith("multipart/form-data; boundary=");
    assertThat(echo.body())
        .isEqualTo(arrival.body())
        .contains("name=\"isbn\"", "name=\"copies\"", "\r\n\r\n2\r\n");
  }

  @Test
  void packedContentIsUnpackedByMethanol() throws Exception {
    assertPackedBookIsRead(redial());
  }

  @Test
  void packedContentIsNotUnpackedTwice() throws Exception {
    assertPackedBookIsRead(redial().decompress(1 << 20));
  }

  private void assertPackedBookIsRead(HttpClient.Builder settings) throws Exception {
    MethanolShop methanol = over(settings, SIGNATURE);
    HttpResponse<String> packed = methanol.get("/packed");
    assertThat(packed.body()).isEqualTo(Shop.BOOK);
    assertThat(packed.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(shopping.shop().arrivals().get(0).header("Accept-Encoding")).hasSize(1);
  }

  @Test
  void whatTheCacheHasIsNotAskedForAgain() throws Exception {
    try (HttpCache cache = HttpCache.newBuilder().cacheOnMemory(1 << 20).build()) {
      MethanolShop methanol = MethanolShop.over(redial().build(), shopping.shop().uri(), cache);
      assertThat(methanol.get("/kept").body()).isEqualTo(Shop.BOOK);
      HttpResponse<String> again = methanol.get("/kept");
      assertThat(again.body()).isEqualTo(Shop.BOOK);
      assertThat(((CacheAwareResponse<String>) again).cacheStatus()).isEqualTo(CacheStatus.HIT);
    }
    assertThat(shopping.shop().arrived("GET")).isEqualTo(1);
    assertThat(shopping.opened()).isEqualTo(1);
  }

  @Test
  void lostGetIsRepaired() throws Exception {
    shopping.shop().loseAnswersTo("GET", 1);

    MethanolShop methanol = over(redial(), SIGNATURE);
    assertThat(methanol.get("/books/1").body()).isEqualTo(Shop.BOOK);
    assertThat(shopping.shop().arrived("GET")).isEqualTo(2);
  }

  @Test
  void lostPostArrivesOnceAndIsUnconfirmed() throws Exception {
    assertThat(arrivalsOfALostPost(SIGNATURE)).isEqualTo(1);
  }

  @Test
  void methanolsRetriesLeaveItAloneUnlessToldOtherwise() throws Exception {
    RetryInterceptor.Builder retries =
        RetryInterceptor.newBuilder().maxRetries(2).onException(IOException.class);

    assertThat(arrivalsOfALostPost(retries.build())).isEqualTo(1);
    assertThat(arrivalsOfALostPost(retries.retryNonIdempotent().build())).isEqualTo(1 + 3);
  }

  private long arrivalsOfALostPost(Interceptor interceptor) throws Exception {
    shopping.shop().loseAnswersTo("POST", Integer.MAX_VALUE);
    MethanolShop methanol = over(redial(), interceptor);
    assertThatThrownBy(() -> methanol.sendForm("1"))
        .isInstanceOf(UnconfirmedRequestException.class);
    return shopping.shop().arrived("POST");
  }
}
