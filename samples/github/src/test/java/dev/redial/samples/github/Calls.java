package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.redial.resend.Reply;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of some interfaces, each with what its example has; {@link GitHubTest} makes them all. */
interface Calls {
  Repo TIDES = new Repo("quiet-harbor", "tide-tables");

  /** Shows what is null, too: a field that is misnamed would be. */
  JsonMapper ALL =
      GitHub.json()
          .rebuild()
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.ALWAYS))
          .build();

  GitHubStub stub();

  /** Asserts that every field of {@code read} is in the example's answer, with the same value. */
  default <T> T assertRead(String example, T read) {
    JsonNode answer = stub().example(example).answer().body();
    assertContained(example, ALL.readTree(ALL.writeValueAsString(read)), answer);
    return read;
  }

  private static void assertContained(String where, JsonNode part, JsonNode whole) {
    if (part.isObject()) {
      assertThat(whole.isObject()).as(where).isTrue();
      for (Map.Entry<String, JsonNode> field : part.properties()) {
        assertThat(whole.has(field.getKey())).as(where + " has " + field.getKey()).isTrue();
        assertContained(where + "." + field.getKey(), field.getValue(), whole.get(field.getKey()));
      }
    } else if (part.isArray()) {
      assertThat(part.size()).as(where).isEqualTo(whole.size());
      Iterator<JsonNode> others = whole.iterator();
      part.forEach(one -> assertContained(where + "[]", one, others.next()));
    } else {
      assertThat(part).as(where).isEqualTo(whole);
    }
  }

  default <T> T assertFound(String example, Optional<T> found) {
    return assertRead(example, found.orElseThrow());
  }

  /** The same of a success. */
  default <T> T assertOk(String example, Reply<T, ApiError> reply) {
    assertThat(reply).isInstanceOf(Reply.Ok.class);
    Reply.Ok<T, ApiError> ok = (Reply.Ok<T, ApiError>) reply;
    assertThat(ok.status()).isEqualTo(stub().example(example).answer().status());
    return ok.body() == null ? null : assertRead(example, ok.body());
  }

  /** The same of an error. */
  default ApiError assertError(String example, Reply<?, ApiError> reply) {
    assertThat(reply).isInstanceOf(Reply.Error.class);
    Reply.Error<?, ApiError> error = (Reply.Error<?, ApiError>) reply;
    assertThat(error.status()).isEqualTo(stub().example(example).answer().status());
    assertThat(error.body().message())
        .isEqualTo(stub().example(example).answer().body().get("message").asString());
    return error.body();
  }
}
