package dev.redial.processor;

import com.palantir.javapoet.TypeName;
import dev.redial.processor.EndpointModel.Arity;
import dev.redial.processor.EndpointModel.Facts;
import dev.redial.processor.EndpointModel.Limits;
import dev.redial.processor.EndpointModel.Parameter;
import dev.redial.processor.EndpointModel.Review;
import dev.redial.processor.IdempotencyReader.Promise;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;

/** Reads one method. */
final class EndpointReader {
  private static final Set<String> SUPPORTED =
      Set.of(
          "Headers",
          "Idempotent",
          "IdempotencyKey",
          "NonIdempotent",
          "OnStatus",
          "OnStatus.List",
          "Retry",
          "Timeout");

  private final Api api;
  private final ExecutableElement method;

  EndpointReader(Api api, ExecutableElement method) {
    this.api = api;
    this.method = method;
  }

  /** The model, if there is no error that leaves a part of it out. */
  Optional<EndpointModel> read() {
    if (!method.getTypeParameters().isEmpty()) {
      reportGeneric();
      return Optional.empty();
    }
    if (new ForeignNames(api.errors()).refuse(method, Owners.of(method))) {
      return Optional.empty();
    }
    checkSupported();
    new OthersCheck(api.errors()).ofMethod(method);
    if (!new Reach(api).allows(method)) {
      return Optional.empty();
    }
    api.uses().addValue(api.lineage().typeOf(method).getReturnType());
    return new VerbReader(api.errors()).read(method).flatMap(this::read);
  }

  private Optional<EndpointModel> read(Verb verb) {
    Inputs inputs = new InputsReader(api, method).read();
    PathTemplate path = new PathReader(api.errors()).ofMethod(verb.mark(), api.path());
    Promise promise = new IdempotencyReader(api, method, inputs, verb).read();
    Facts facts = facts(verb, path, promise);
    checkCredentials(facts, inputs);
    List<Binding> bindings = new ParametersReader(api, method, inputs, verb, path).read();
    facts.key().ifPresent(key -> checkKeyIsAlone(key.header(), facts, bindings));
    Optional<ResultModel> result = new ResultReader(api, method, verb).read();
    return result.map(
        read ->
            new EndpointModel(
                method.getSimpleName().toString(),
                facts,
                parameters(),
                arity(),
                inputs.records(),
                bindings,
                read,
                new Review(promise.because(), Sources.replay(api.surroundings(), inputs))));
  }

  private Facts facts(Verb verb, PathTemplate path, Promise promise) {
    Settings settings = settings();
    return new Facts(
        api.name(),
        verb.token(),
        path.text(),
        promise.own(),
        settings.retry(),
        settings.limits().orElse(Limits.NONE),
        promise.key(),
        settings.headers());
  }

  /** What is written for one host does not go wherever an argument says. */
  private void checkCredentials(Facts facts, Inputs inputs) {
    facts.headers().stream()
        .filter(header -> FieldNames.isCredential(header.name()))
        .findFirst()
        .ifPresent(
            header ->
                inputs
                    .marks("BaseUri")
                    .forEach(
                        base ->
                            api.errors()
                                .report(
                                    Tag.SEC_02,
                                    base.site(),
                                    "@BaseUri would send the %s of @Headers to any host. Use an"
                                        + " interceptor that looks at the host first.",
                                    header.name())));
  }

  /** A key that somebody else sets is not one for each call. */
  private void checkKeyIsAlone(String key, Facts facts, List<Binding> bindings) {
    boolean constant = facts.headers().stream().anyMatch(h -> h.name().equalsIgnoreCase(key));
    boolean argument = bindings.stream().anyMatch(binding -> isHeader(binding, key));
    if (constant || argument) {
      api.errors()
          .report(
              Tag.IDEM_08,
              Site.of(method),
              "%s() has @IdempotencyKey, and sets %s itself. Keep one.",
              method.getSimpleName(),
              key);
    }
  }

  private static boolean isHeader(Binding binding, String name) {
    return binding instanceof Binding.Field field
        && field.place() == Binding.Place.HEADER
        && field.name().equalsIgnoreCase(name);
  }

  /** The method's own, then those of its types, the nearest first. */
  private Settings settings() {
    Settings settings = new SettingsReader(api.errors()).read(method);
    for (var type : api.lineage().applyingTo(method)) {
      settings = settings.or(api.settings().getOrDefault(type, Settings.NONE));
    }
    return settings;
  }

  private List<Parameter> parameters() {
    ExecutableType type = api.lineage().typeOf(method);
    List<String> names = ParameterNames.of(method);
    return IntStream.range(0, type.getParameterTypes().size())
        .mapToObj(i -> new Parameter(TypeName.get(type.getParameterTypes().get(i)), names.get(i)))
        .toList();
  }

  private Arity arity() {
    return method.isVarArgs() ? Arity.VARIABLE : Arity.FIXED;
  }

  private void reportGeneric() {
    api.errors()
        .report(
            Tag.API_07,
            Site.of(method),
            "Generic method %s() is not supported: the response type must be known at compile"
                + " time.",
            method.getSimpleName());
  }

  private void checkSupported() {
    Mark.all(method)
        .filter(Mark::isOurs)
        .filter(mark -> !mark.isVerb())
        .filter(mark -> SUPPORTED.stream().noneMatch(mark::is))
        .forEach(
            mark ->
                api.errors()
                    .report(
                        Tag.API_09,
                        mark.site(),
                        "%s on %s() is not supported by this version of Redial.",
                        mark.display(),
                        method.getSimpleName()));
  }
}
