package dev.redial.processor;

import com.palantir.javapoet.CodeBlock;
import dev.redial.processor.EndpointModel.Facts;
import dev.redial.processor.ResultModel.Answer;
import dev.redial.processor.ResultModel.StatusError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The initial values of generated constants. */
final class Expressions {
  private Expressions() {}

  /** {@code Endpoint.of(...)}, broken behind its parenthesis, and its {@code with} methods. */
  static CodeBlock endpoint(EndpointModel endpoint) {
    Facts facts = endpoint.facts();
    List<CodeBlock> links = new ArrayList<>();
    links.add(
        CodeBlock.of(
            "$T.of(\n$>$>$L, $L, $L, $L, $T.$L)$<$<",
            RuntimeTypes.ENDPOINT,
            Literals.of(facts.api()),
            Literals.of(endpoint.name()),
            Literals.of(facts.verb()),
            Literals.of(facts.path()),
            RuntimeTypes.IDEMPOTENCY,
            facts.idempotency()));
    addSettings(facts, links);
    return CodeBlock.join(links, "");
  }

  private static void addSettings(Facts facts, List<CodeBlock> links) {
    facts
        .retry()
        .ifPresent(
            policy -> links.add(CodeBlock.of("\n$>$>.withRetry($L)$<$<", Literals.of(policy))));
    facts.limits().attempt().ifPresent(limit -> links.add(limit("withTimeout", limit)));
    facts.limits().overall().ifPresent(limit -> links.add(limit("withOverallTimeout", limit)));
    facts.key().ifPresent(key -> links.add(key(key)));
    facts
        .headers()
        .forEach(
            h ->
                links.add(
                    CodeBlock.of(
                        "\n$>$>.withHeader($L, $L)$<$<",
                        Literals.of(h.name()),
                        Literals.of(h.value()))));
  }

  private static CodeBlock limit(String method, String duration) {
    return CodeBlock.of(
        "\n$>$>.$L($T.parse($L))$<$<", method, Duration.class, Literals.of(duration));
  }

  private static CodeBlock key(EndpointModel.KeyField key) {
    CodeBlock arguments =
        CodeBlock.of(
            "$L, $T.parse($L)",
            Literals.of(key.header()),
            Duration.class,
            Literals.of(key.validFor()));
    return key.quoting().equals(EndpointModel.KeyField.UNQUOTED)
        ? CodeBlock.of("\n$>$>.withIdempotencyKey($L)$<$<", arguments)
        : CodeBlock.of(
            "\n$>$>.withIdempotencyKey($L, $T.$L)$<$<",
            arguments,
            RuntimeTypes.QUOTING,
            key.quoting());
  }

  /** {@code FormPart.text(...)} and its like, and its {@code with} methods. */
  static CodeBlock part(PartModel part) {
    CodeBlock.Builder chain = CodeBlock.builder();
    if (part.content() instanceof PartModel.Content.Value value) {
      chain.add(
          "$T.value($L, $L)",
          RuntimeTypes.FORM_PART,
          Literals.of(part.name()),
          bodyType(value.type()));
    } else {
      boolean text = part.content() instanceof PartModel.Content.Text;
      chain.add(
          "$T.$L($L)", RuntimeTypes.FORM_PART, text ? "text" : "octets", Literals.of(part.name()));
    }
    part.mediaType()
        .ifPresent(type -> chain.add("\n$>$>.withContentType($L)$<$<", Literals.of(type)));
    part.fileName().ifPresent(file -> chain.add("\n$>$>.withFileName($L)$<$<", Literals.of(file)));
    return chain.build();
  }

  /** {@code BodyType.of(...)}. */
  static CodeBlock bodyType(BodyTypeModel type) {
    CodeBlock.Builder call = CodeBlock.builder();
    call.add("$T.of($T.class", RuntimeTypes.BODY_TYPE, type.raw());
    type.arguments().forEach(argument -> call.add(", $L", bodyType(argument)));
    return call.add(")").build();
  }

  /** {@code Returns.body(...)} and its like, and their {@code onStatus}. */
  static CodeBlock returns(ResultModel result) {
    Answer answer = result.answer();
    List<CodeBlock> links = new ArrayList<>();
    links.add(
        CodeBlock.of(
            isPlain(answer) ? "$T.$L$L($L)" : "$T.$L$L(\n$>$>$L)$<$<",
            RuntimeTypes.RETURNS,
            result.errors().isEmpty() ? "" : witness(answer),
            answer.shape().factory(),
            bodyTypes(answer)));
    result.errors().forEach(error -> links.add(onStatus(error)));
    return CodeBlock.join(links, "");
  }

  private static boolean isPlain(Answer answer) {
    return answer.arguments().stream().allMatch(type -> type.arguments().isEmpty());
  }

  private static CodeBlock bodyTypes(Answer answer) {
    return CodeBlock.join(answer.arguments().stream().map(Expressions::bodyType).toList(), ", ");
  }

  /** In front of a dot the compiler does not infer from what is assigned to. */
  private static CodeBlock witness(Answer answer) {
    return answer.arguments().isEmpty()
        ? CodeBlock.of("")
        : answer.arguments().stream()
            .map(type -> CodeBlock.of("$T", type.full()))
            .collect(CodeBlock.joining(", ", "<", ">"));
  }

  private static CodeBlock onStatus(StatusError error) {
    return CodeBlock.of(
        "\n$>$>.<$T>onStatus($L, $L, $T::new)$<$<",
        error.body().full(),
        error.status(),
        bodyType(error.body()),
        error.error());
  }
}
