package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.redial.processor.EndpointModel.Facts;
import dev.redial.processor.ResultModel.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The initial values of generated constants. */
final class Expressions {
  private Expressions() {}

  /** {@code Endpoint.of(...)}, broken behind its parenthesis, and its {@code with} methods. */
  static CodeBlock endpoint(EndpointModel endpoint) {
    Facts facts = endpoint.facts();
    List<CodeBlock> links = new ArrayList<>();
    links.add(
        CodeBlock.of(
            "$T.of(\n$>$>$S, $S, $S, $S, $T.$L)$<$<",
            RuntimeTypes.ENDPOINT,
            facts.api(),
            endpoint.name(),
            facts.verb(),
            facts.path(),
            RuntimeTypes.IDEMPOTENCY,
            facts.idempotency()));
    addSettings(facts, links);
    return CodeBlock.join(links, "");
  }

  private static void addSettings(Facts facts, List<CodeBlock> links) {
    facts.retry().ifPresent(policy -> links.add(CodeBlock.of("\n$>$>.withRetry($S)$<$<", policy)));
    facts.limits().attempt().ifPresent(limit -> links.add(limit("withTimeout", limit)));
    facts.limits().overall().ifPresent(limit -> links.add(limit("withOverallTimeout", limit)));
    facts.key().ifPresent(key -> links.add(key(key)));
    facts
        .headers()
        .forEach(
            h -> links.add(CodeBlock.of("\n$>$>.withHeader($S, $S)$<$<", h.name(), h.value())));
  }

  private static CodeBlock limit(String method, String duration) {
    return CodeBlock.of("\n$>$>.$L($T.parse($S))$<$<", method, Duration.class, duration);
  }

  private static CodeBlock key(EndpointModel.KeyField key) {
    return CodeBlock.of(
        "\n$>$>.withIdempotencyKey($S, $T.parse($S))$<$<",
        key.header(),
        Duration.class,
        key.validFor());
  }

  /** {@code FormPart.text(...)} and its like, and its {@code with} methods. */
  static CodeBlock part(PartModel part) {
    CodeBlock.Builder chain = CodeBlock.builder();
    if (part.content() instanceof PartModel.Content.Value value) {
      chain.add("$T.value($S, $L)", RuntimeTypes.FORM_PART, part.name(), bodyType(value.type()));
    } else {
      boolean text = part.content() instanceof PartModel.Content.Text;
      chain.add("$T.$L($S)", RuntimeTypes.FORM_PART, text ? "text" : "octets", part.name());
    }
    part.mediaType().ifPresent(type -> chain.add("\n$>$>.withContentType($S)$<$<", type));
    part.fileName().ifPresent(file -> chain.add("\n$>$>.withFileName($S)$<$<", file));
    return chain.build();
  }

  /** {@code BodyType.of(...)}. */
  static CodeBlock bodyType(BodyTypeModel type) {
    CodeBlock.Builder call = CodeBlock.builder();
    call.add("$T.of($T.class", RuntimeTypes.BODY_TYPE, type.raw());
    type.arguments().forEach(argument -> call.add(", $L", bodyType(argument)));
    return call.add(")").build();
  }

  /** {@code Returns.body(...)} and its like. */
  static CodeBlock returns(Answer answer) {
    if (answer instanceof Answer.Body body) {
      return returns("body", body.type());
    }
    if (answer instanceof Answer.Maybe maybe) {
      return returns("optional", maybe.type());
    }
    if (answer instanceof Answer.Response response) {
      return returns("response", response.type());
    }
    return CodeBlock.of("$T.nothing()", RuntimeTypes.RETURNS);
  }

  private static CodeBlock returns(String factory, BodyTypeModel type) {
    String format = type.arguments().isEmpty() ? "$T.$L($L)" : "$T.$L(\n$>$>$L)$<$<";
    return CodeBlock.of(format, RuntimeTypes.RETURNS, factory, bodyType(type));
  }

  /** What {@code Returns} has as its argument. */
  static TypeName answerType(Answer answer) {
    if (answer instanceof Answer.Body body) {
      return body.type().full();
    }
    if (answer instanceof Answer.Maybe maybe) {
      return generic(Optional.class, maybe.type());
    }
    if (answer instanceof Answer.Response response) {
      return generic(HttpResponse.class, response.type());
    }
    return ClassName.get(Void.class);
  }

  private static TypeName generic(Class<?> raw, BodyTypeModel argument) {
    return ParameterizedTypeName.get(ClassName.get(raw), argument.full());
  }
}
