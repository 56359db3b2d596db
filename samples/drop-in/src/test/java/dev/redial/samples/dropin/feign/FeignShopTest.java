package dev.redial.samples.dropin.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.dropin.shop.Shop;
import dev.redial.samples.dropin.shop.Shopping;
import feign.DefaultRetryer;
import feign.Request;
import feign.RetryableException;
import feign.Retryer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Feign over Redial, and how it may come to pass it by. */
@Timeout(30)
final class FeignShopTest {
  /** What Feign's own default retryer does, faster. */
  private static final Retryer FIVE_TIMES = new DefaultRetryer(1, 1, 5);

  /** Ten seconds to connect, a minute to answer, redirects followed. */
  private static final Request.Options STANDARD = new Request.Options();

  private static final Request.Options OWN_REDIRECTS =
      new Request.Options(10, TimeUnit.SECONDS, 60, TimeUnit.SECONDS, false);

  private Shopping shopping;

  @BeforeEach
  void begin() throws IOException {
    shopping = Shopping.begin();
  }

  @AfterEach
  void end() {
    shopping.close();
  }

  private FeignShop feign(HttpClient.Builder settings, Request.Options options, Retryer retryer) {
    return FeignShop.over(settings.build(), options, retryer, shopping.shop().uri());
  }

  private RedialHttpClient.Builder redial() {
    return RedialHttpClient.newBuilder().connectionManager(shopping.connections());
  }

  private FeignShop fitting(Retryer retryer) {
    return feign(FeignShop.fit(redial(), STANDARD), STANDARD, retryer);
  }

  @Test
  void clientThatFitsTheOptionsCarriesTheCalls() {
    FeignShop feign = fitting(Retryer.NEVER_RETRY);

    assertThat(feign.book("1")).isEqualTo(Shop.BOOK);
    assertThat(feign.order("1")).isEqualTo(Shop.ORDER);
    assertThat(feign.moved()).isEqualTo(Shop.BOOK);
    assertThat(shopping.opened()).isEqualTo(1);
  }

  @Test
  void redirectsMayBeLeftToTheClientWhereTheOptionsFollowNone() {
    FeignShop feign =
        feign(FeignShop.fit(redial(), OWN_REDIRECTS), OWN_REDIRECTS, Retryer.NEVER_RETRY);

    assertThat(feign.moved()).isEqualTo(Shop.BOOK);
    assertThat(shopping.opened()).isEqualTo(1);
  }

  @Test
  void clientWithoutConnectTimeoutIsPassedBy() {
    FeignShop feign =
        feign(redial().followRedirects(HttpClient.Redirect.ALWAYS), STANDARD, Retryer.NEVER_RETRY);

    assertThat(feign.book("1")).isEqualTo(Shop.BOOK);
    assertThat(shopping.opened()).isZero();
  }

  @Test
  void clientThatFollowsRedirectsOtherwiseIsPassedBy() {
    HttpClient.Builder settings =
        FeignShop.fit(redial(), STANDARD).followRedirects(HttpClient.Redirect.NORMAL);
    FeignShop feign = feign(settings, STANDARD, Retryer.NEVER_RETRY);

    assertThat(feign.book("1")).isEqualTo(Shop.BOOK);
    assertThat(shopping.opened()).isZero();
  }

  @Test
  void lostGetIsRepaired() {
    shopping.shop().loseAnswersTo("GET", 1);

    assertThat(fitting(Retryer.NEVER_RETRY).book("1")).isEqualTo(Shop.BOOK);
    assertThat(shopping.shop().arrived("GET")).isEqualTo(2);
  }

  @Test
  void lostPostArrivesOnceAndIsUnconfirmed() {
    shopping.shop().loseAnswersTo("POST", 1);

    assertThatThrownBy(() -> fitting(Retryer.NEVER_RETRY).order("1"))
        .isInstanceOf(RetryableException.class)
        .hasCauseInstanceOf(UnconfirmedRequestException.class);
    assertThat(shopping.shop().arrived("POST")).isEqualTo(1);
  }

  @Test
  void feignsRetryerSendsFiveTimesWhatRedialSendsOnce() {
    shopping.shop().loseAnswersTo("POST", Integer.MAX_VALUE);

    assertThatThrownBy(() -> fitting(FIVE_TIMES).order("1"))
        .hasCauseInstanceOf(UnconfirmedRequestException.class);
    assertThat(shopping.shop().arrived("POST")).isEqualTo(5);
  }

  @Test
  void cautiousRetryerLeavesItAlone() {
    shopping.shop().loseAnswersTo("POST", 1);

    assertThatThrownBy(() -> fitting(new CautiousRetryer(FIVE_TIMES)).order("1"))
        .hasCauseInstanceOf(UnconfirmedRequestException.class);
    assertThat(shopping.shop().arrived("POST")).isEqualTo(1);
  }
}
