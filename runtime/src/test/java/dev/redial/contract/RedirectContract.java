package dev.redial.contract;

import java.net.URI;
import java.net.http.HttpClient.Redirect;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** A client that follows redirects, beside the one that does not. */
abstract class RedirectContract extends Contract {
  Client following;

  @BeforeParameterizedClassInvocation
  void follow() {
    following = Client.of(pair.client().followRedirects(Redirect.NORMAL));
  }

  @AfterParameterizedClassInvocation
  void closeFollowing() {
    following.close();
  }

  static MockResponse.Builder pointing(int status, Object place) {
    return new MockResponse.Builder().code(status).addHeader("Location", place);
  }

  URI redirect(int status, Object place) {
    return peer().serve(pointing(status, place).body("moved"));
  }
}
