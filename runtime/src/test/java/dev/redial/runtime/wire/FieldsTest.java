package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FieldsTest {
  @Test
  @Tag("F9")
  void namesCompareWithoutCaseAndOrderIsKept() {
    Fields fields =
        Fields.builder().add("Set-Cookie", "b").add("A", "1").add("set-cookie", "a").build();
    assertThat(fields.first("SET-COOKIE")).hasValue("b");
    assertThat(fields.all("Set-cookie")).containsExactly("b", "a");
    assertThat(fields.contains("x")).isFalse();
    assertThat(fields.first("x")).isEmpty();
    assertThat(fields.toHttpHeaders().map()).containsEntry("Set-Cookie", List.of("b", "a"));
    assertThat(fields.toHttpHeaders()).isSameAs(fields.toHttpHeaders());
  }

  @Test
  @Tag("P1")
  void tokensCrossLinesAndRespectQuotedStrings() {
    Fields fields =
        Fields.builder().add("X", "A, ,b;c=\"d,\\\"E\" ,").add("x", "F\t").add("x", "").build();
    assertThat(fields.tokens("x")).containsExactly("a", "b;c=\"d,\\\"e\"", "f");
  }

  @Test
  @Tag("F9")
  void unclosedQuoteSwallowsTheRest() {
    assertThat(Fields.builder().add("X", "a, \"b, c\\").build().tokens("x"))
        .containsExactly("a", "\"b, c\\");
  }

  @Test
  @Tag("P7")
  void hopByHopFieldsAreNotExposed() {
    Fields.Builder builder = Fields.builder().add("Connection", "X-Foo, close").add("x-foo", "1");
    for (String name :
        List.of("Keep-Alive", "Proxy-Connection", "TE", "Transfer-Encoding", "Upgrade")) {
      builder.add(name, "v");
    }
    Fields fields = builder.add("Trailer", "t").add("Proxy-Authenticate", "p").build();
    assertThat(fields.toHttpHeaders().map()).containsOnlyKeys("trailer", "proxy-authenticate");
  }

  @Test
  @Tag("P7")
  void standardHeadersBecomeFields() {
    HttpHeaders headers = HttpHeaders.of(Map.of("A", List.of("1", "2")), (name, value) -> true);
    Fields fields = Fields.of(headers);
    assertThat(fields.all("a")).containsExactly("1", "2");
    assertThat(fields.toHttpHeaders()).isEqualTo(headers);
  }

  @Test
  @Tag("S11")
  void textFormHasNoValues() {
    assertThat(Fields.builder().add("Authorization", "secret").build())
        .hasToString("Fields[Authorization]");
  }
}
