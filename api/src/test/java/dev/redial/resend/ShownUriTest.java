package dev.redial.resend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a URI may be shown to people. */
class ShownUriTest {
  private static String shown(String query) {
    String all = ShownUri.of(URI.create("https://u:pass@shop.example:8443/o?" + query + "#top"));
    assertThat(all).startsWith("https://shop.example:8443/o?").doesNotContain("top", "pass@");
    return all.substring(all.indexOf('?') + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token=a",
        "bearer=a",
        "pw=a",
        "user_key=a",
        "cvv=123",
        "card=4111111111111111",
        "hmac=a",
        "next=https%3A%2F%2Fu%3Ap%40h%2F",
        "access_token=a",
        "api_key=a",
        "apiKey=a",
        "X-Amz-Signature=a",
        "X-Amz-Credential=a",
        "client_secret=a",
        "password=a",
        "Passwd=a",
        "pwd=a",
        "sig=a",
        "key=a",
        "code=a",
        "JSESSIONID=a",
        "oauth_nonce=a",
        "t%6Fken=a",
        "card=4f9a81c2d7e64b0aa1f2",
        "ref=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.x",
        "x=a%3D4f9a81c2d7e64b0aa1f2"
      })
  void valuesThatLookLikeSecretsAreHidden(String parameter) {
    String name = parameter.substring(0, parameter.indexOf('='));
    assertThat(shown("a=1&" + parameter + "&b=2")).isEqualTo("a=1&" + name + "=***&b=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n=1",
        "q=the+art+of+computer+programming",
        "q=the%20art%20of%20computer%20programming",
        "order=0190d1c2-7a3b-7c4d-8e5f-0123456789ab",
        "from=2024-01-01T00:00:00Z",
        "number=12345678901234567890",
        "author=knuth",
        "zipcode=1234",
        "monkey=1",
        "token=",
        "flag",
        "x=100%25"
      })
  void othersAreShown(String parameter) {
    assertThat(shown(parameter)).isEqualTo(parameter);
  }

  @Test
  void tokenWithoutANameIsHidden() {
    assertThat(shown("4f9a81c2d7e64b0aa1f2")).isEqualTo("***");
  }

  @Test
  void pathIsAtLeastASlashAndThereNeedBeNoQuery() {
    assertThat(
            List.of("http://a.example", "http://a.example/x").stream()
                .map(uri -> ShownUri.of(URI.create(uri))))
        .containsExactly("http://a.example/", "http://a.example/x");
  }
}
