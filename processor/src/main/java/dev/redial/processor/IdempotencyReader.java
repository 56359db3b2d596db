package dev.redial.processor;

import dev.redial.processor.EndpointModel.KeyField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Decides what an endpoint promises: a mark on the method wins over one on its types (the strictest
 * of them), which wins over the verb's own meaning. Of the parents of the type that declares it,
 * only {@code @NonIdempotent} counts unless they declare it with the same verb: they do not know
 * the method, and cannot promise for it. A key is kept apart: when it no longer counts, the rest
 * does.
 */
final class IdempotencyReader {
  private static final String IDEMPOTENT = "Idempotent";
  private static final String NON_IDEMPOTENT = "NonIdempotent";
  private static final String KEY = "IdempotencyKey";

  private final Api api;
  private final ErrorReporter errors;
  private final ExecutableElement method;
  private final Inputs inputs;
  private final Verb verb;

  /** The types whose word counts for the method, the nearest first. */
  private final List<TypeElement> speaking;

  /** What is said on the method, or else on those. */
  private final Optional<Idempotency> said;

  /** What an endpoint promises with a key, and without, and why. */
  record Promise(Idempotency own, Optional<KeyField> key, String because) {
    boolean allowsResend() {
      return key.isPresent() || own != Idempotency.NON_IDEMPOTENT;
    }
  }

  IdempotencyReader(Api api, ExecutableElement method, Inputs inputs, Verb verb) {
    this.api = api;
    this.errors = api.errors();
    this.method = method;
    this.inputs = inputs;
    this.verb = verb;
    this.speaking = speakingFor(method);
    this.said = marked(method).or(this::markedOnTypes);
  }

  Promise read() {
    checkContradiction(errors, method, method.getSimpleName() + "()");
    List<Mark> keys = keys();
    checkKeys(keys);
    Optional<KeyField> key = keys.stream().findFirst().map(this::key);
    Promise promise = new Promise(own(), key, because(key));
    checkSaid(promise);
    checkRetry(promise);
    checkRepetition();
    checkOverridden();
    checkLoosened(promise);
    checkReplay(promise);
    return promise;
  }

  static void checkContradiction(ErrorReporter errors, Element element, String name) {
    Optional<Mark> mark = Mark.find(element, NON_IDEMPOTENT);
    if (mark.isPresent() && Mark.has(element, IDEMPOTENT)) {
      errors.report(
          Tag.IDEM_01,
          mark.get().site(),
          "@Idempotent and @NonIdempotent contradict each other on %s.",
          name);
    }
  }

  private Idempotency own() {
    return said.orElse(verb.idempotency());
  }

  /** In the words of reports; a mark that changes nothing is not the reason. */
  private String because(Optional<KeyField> key) {
    String name = own() == Idempotency.NON_IDEMPOTENT ? NON_IDEMPOTENT : IDEMPOTENT;
    String without =
        Stream.concat(Stream.of(method), speaking.stream())
            .filter(element -> own() != Idempotency.SAFE)
            .flatMap(element -> Mark.find(element, name).stream())
            .findFirst()
            .map(this::cause)
            .orElse(verb.token());
    return key.map(
            field -> "%s for %s, then %s by ".formatted(field.header(), field.validFor(), own()))
        .orElse("")
        .concat(without);
  }

  private String cause(Mark mark) {
    return mark.on().equals(method)
        ? mark.display()
        : mark.display() + " on " + mark.on().getSimpleName();
  }

  private Optional<Idempotency> markedOnTypes() {
    return speaking.stream().flatMap(type -> marked(type).stream()).reduce(Idempotency::strictest);
  }

  private List<TypeElement> speakingFor(ExecutableElement of) {
    List<TypeElement> having = api.lineage().having(of, this::hasThisVerb);
    return api.lineage().applyingTo(of).stream()
        .filter(type -> having.contains(type) || Mark.has(type, NON_IDEMPOTENT))
        .toList();
  }

  /** A promise for a GET is none for the POST that overrides it. */
  private boolean hasThisVerb(ExecutableElement overridden) {
    return VerbReader.verbs(overridden).stream()
        .anyMatch(mark -> mark.type().equals(verb.mark().type()));
  }

  /** What is marked on {@code element}; a safe verb is no less safe for being called idempotent. */
  private Optional<Idempotency> marked(Element element) {
    if (Mark.has(element, NON_IDEMPOTENT)) {
      return Optional.of(Idempotency.NON_IDEMPOTENT);
    }
    return Mark.find(element, IDEMPOTENT)
        .map(mark -> Idempotency.IDEMPOTENT.mildest(verb.idempotency()));
  }

  private List<Mark> keys() {
    List<Mark> keys = new ArrayList<>();
    Mark.find(method, KEY).ifPresent(keys::add);
    inputs.marks(KEY).forEach(keys::add);
    return keys;
  }

  private void checkKeys(List<Mark> keys) {
    if (keys.size() > 1) {
      errors.report(
          Tag.IDEM_08,
          keys.get(1).site(),
          "%s() has @IdempotencyKey on %s. Keep one.",
          method.getSimpleName(),
          keys.stream().map(this::place).collect(Collectors.joining(" and on ")));
    }
    keys.stream().findFirst().ifPresent(this::checkBesideMark);
  }

  private String place(Mark key) {
    return key.on().equals(method) ? "the method" : key.on().getSimpleName().toString();
  }

  private void checkBesideMark(Mark key) {
    Mark.all(method)
        .filter(mark -> mark.is(IDEMPOTENT) || mark.is(NON_IDEMPOTENT))
        .forEach(
            mark ->
                errors.report(
                    Tag.IDEM_05,
                    key.site(),
                    "@IdempotencyKey on %s %s(): a key makes the call idempotent. Keep one.",
                    mark.display(),
                    method.getSimpleName()));
    if (verb.idempotency() == Idempotency.SAFE) {
      errors.report(Tag.IDEM_06, key.site(), "@IdempotencyKey on %s has no effect.", verb.token());
    }
  }

  private KeyField key(Mark mark) {
    FieldNames.objectionToHeader(mark.string("header"))
        .ifPresent(objection -> errors.report(Tag.PARM_05, mark.site("header"), "%s", objection));
    var unused = new DurationReader(errors).duration(mark, "validFor");
    return new KeyField(mark.string("header"), mark.string("validFor"), mark.string("quoting"));
  }

  private void checkSaid(Promise promise) {
    boolean decided = promise.allowsResend() || said.isPresent();
    if (api.strictness() == Strictness.STRICT && !decided) {
      errors.report(
          Tag.IDEM_02,
          Site.of(method),
          "%s is not idempotent by itself and %s() does not say. Add @NonIdempotent, @Idempotent or"
              + " @IdempotencyKey.",
          verb.token(),
          method.getSimpleName());
    }
  }

  private void checkRetry(Promise promise) {
    Optional<Mark> retry = Mark.find(method, "Retry");
    if (retry.isPresent() && !promise.allowsResend()) {
      errors.report(
          Tag.IDEM_03,
          retry.get().site(),
          "@Retry on the non-idempotent %s(): no policy sends it again. Remove it, mark the call"
              + " @Idempotent, or give it an @IdempotencyKey.",
          method.getSimpleName());
    }
  }

  private void checkRepetition() {
    Optional<Mark> mark = Mark.find(method, IDEMPOTENT);
    if (mark.isPresent()
        && verb.idempotency() != Idempotency.NON_IDEMPOTENT
        && markedOnTypes().isEmpty()) {
      errors.report(
          Tag.IDEM_06_NOTE,
          mark.get().site(),
          "@Idempotent on %s repeats what the method already means.",
          verb.token());
    }
  }

  /** A mark of a parent's method is not lost by writing the method again without it. */
  private void checkOverridden() {
    if (own() == Idempotency.NON_IDEMPOTENT || marked(method).isPresent()) {
      return;
    }
    for (ExecutableElement overridden : api.lineage().overriddenBy(method)) {
      if (Mark.has(overridden, NON_IDEMPOTENT)) {
        errors.report(
            Tag.IDEM_07,
            Site.of(method),
            "Overriding %s() drops @NonIdempotent of %s.%s(). Repeat the marker.",
            method.getSimpleName(),
            Owners.of(overridden).getSimpleName(),
            overridden.getSimpleName());
      }
    }
  }

  /** What a parent without the method says of it is not taken for a promise, nor passed over. */
  private void checkLoosened(Promise promise) {
    if (!promise.allowsResend() && said.isEmpty()) {
      api.lineage().applyingTo(method).stream()
          .filter(type -> Mark.has(type, IDEMPOTENT))
          .findFirst()
          .ifPresent(this::reportLoosened);
    }
  }

  private void reportLoosened(TypeElement parent) {
    errors.report(
        Tag.IDEM_10,
        Site.of(method),
        "@Idempotent on %s would have %s() sent again, which it does not declare as a %s."
            + " Write @Idempotent or @NonIdempotent on %s() or on %s.",
        parent.getSimpleName(),
        method.getSimpleName(),
        verb.token(),
        method.getSimpleName(),
        Owners.of(method).getSimpleName());
  }

  private void checkReplay(Promise promise) {
    if (promise.allowsResend()) {
      inputs.all().forEach(this::checkReplay);
    }
  }

  private void checkReplay(Input input) {
    Optional<TypeMirror> guilty =
        Stream.of(Optional.of(input.type()), new TextTypes(api.surroundings()).parts(input.type()))
            .flatMap(Optional::stream)
            .filter(type -> Sources.isReadOnce(api.surroundings(), type))
            .findFirst();
    Stream.of("Body", "Part")
        .flatMap(name -> Mark.find(input.element(), name).stream())
        .forEach(mark -> guilty.ifPresent(type -> reportReadOnce(mark, type)));
  }

  private void reportReadOnce(Mark sent, TypeMirror type) {
    errors.report(
        Tag.IDEM_04,
        sent.site(),
        "%s() is idempotent but its %s %s can be sent only once. Use Supplier<InputStream>, Path,"
            + " byte[] or BodyPublisher, or mark it @NonIdempotent.",
        method.getSimpleName(),
        Wording.of(type),
        sent.display().substring(1).toLowerCase(Locale.ROOT));
  }
}
