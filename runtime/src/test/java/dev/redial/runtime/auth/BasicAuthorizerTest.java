package dev.redial.runtime.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthorizerTest {
  private static Authorizer answering(String challenge, String user, String password) {
    return Authentication.answering(
        Challenge.parse(List.of(challenge)).get(0), user, password.toCharArray());
  }

  private static String sent(String challenge, String user, String password, Charset charset) {
    String value = answering(challenge, user, password).authorize("GET", "/");
    return new String(Base64.getDecoder().decode(value.substring("Basic ".length())), charset);
  }

  /** RFC 7617, section 2. */
  @Test
  void exampleOfTheSpecificationIsMet() {
    assertThat(
            answering("Basic realm=\"WallyWorld\"", "Aladdin", "open sesame").authorize("GET", "/"))
        .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  }

  /** RFC 7617, section 2.1. */
  @Test
  void exampleWithUtf8IsMet() {
    assertThat(
            answering("Basic realm=\"foo\", charset=\"UTF-8\"", "test", "123\u00a3")
                .authorize("GET", "/"))
        .isEqualTo("Basic dGVzdDoxMjPCow==");
  }

  @Test
  void withoutACharsetItIsLatin1() {
    assertThat(sent("Basic realm=x", "j\u00e4s\u00f8n", "\u00a3", ISO_8859_1))
        .isEqualTo("j\u00e4s\u00f8n:\u00a3");
  }

  @Test
  void whatLatin1DoesNotHaveIsSentInUtf8InsteadOfQuestionMarks() {
    assertThat(sent("Basic realm=x", "j\u00e4s\u00f8n", "\u20ac", UTF_8))
        .isEqualTo("j\u00e4s\u00f8n:\u20ac");
  }

  @Test
  void accentsAreComposed() {
    assertThat(sent("Basic realm=x", "a\u0308", "o\u0308", ISO_8859_1)).isEqualTo("\u00e4:\u00f6");
    assertThat(sent("Basic charset=utf-8", "a\u0308", "o\u0308", UTF_8)).isEqualTo("\u00e4:\u00f6");
  }

  @Test
  void passwordMayHaveColons() {
    assertThat(sent("Basic realm=x", "a", "b:c", ISO_8859_1)).isEqualTo("a:b:c");
  }

  @Test
  void userWithAColonIsRefusedInWords() {
    assertThatThrownBy(() -> answering("Basic realm=x", "a:b", "secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colon")
        .hasMessageContaining("RFC 7617")
        .hasMessageNotContainingAny("secret", "a:b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\u0000", "\u007f", "\u0085"})
  void controlCharactersAreRefusedInWords(String control) {
    for (String[] pair : new String[][] {{"a" + control, "secret"}, {"a", "secret" + control}}) {
      assertThatThrownBy(() -> answering("Basic realm=x", pair[0], pair[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("control character")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void refusalIsNeverAboutANonce() {
    Authorizer authorizer = answering("Basic realm=x", "a", "b");
    assertThat(authorizer.renew(Challenge.parse(List.of("Basic realm=x, stale=true")))).isFalse();
  }

  @Test
  void textShowsNoPassword() {
    assertThat(answering("Basic realm=x", "a", "secret").toString()).isEqualTo("BasicAuthorizer");
  }
}
