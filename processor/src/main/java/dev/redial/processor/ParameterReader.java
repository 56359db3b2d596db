package dev.redial.processor;

import dev.redial.processor.Binding.Listing;
import dev.redial.processor.Binding.Place;
import dev.redial.processor.TextTypes.Count;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Reads where one parameter goes. */
final class ParameterReader {
  private static final Map<String, Place> PLACES =
      Map.of(
          "QueryParam", Place.QUERY,
          "HeaderParam", Place.HEADER,
          "CookieParam", Place.COOKIE,
          "FormParam", Place.FORM);
  private static final Set<String> OTHERS =
      Set.of("BaseUri", "Body", "IdempotencyKey", "Part", "PathParam");
  private static final String UNSUPPORTED = "%s on %s is not supported by this version of Redial.";

  private final Api api;
  private final ErrorReporter errors;
  private final Input input;
  private final Element parameter;
  private final TypeMirror type;
  private final PathTemplate path;
  private final TextTypes texts;
  private Optional<Conversion> conversion = Optional.empty();

  ParameterReader(Api api, Input input, PathTemplate path) {
    this.api = api;
    this.errors = api.errors();
    this.input = input;
    this.parameter = input.element();
    this.type = input.type();
    this.path = path;
    this.texts = new TextTypes(api.surroundings());
  }

  Optional<Binding> read() {
    List<Mark> ours =
        Mark.all(parameter).filter(Mark::isOurs).filter(mark -> !mark.is("Convert")).toList();
    Optional<Mark> unknown = ours.stream().filter(mark -> !isKnown(mark)).findFirst();
    if (unknown.isPresent()) {
      return refuse(Tag.API_09, unknown.get().site(), UNSUPPORTED, unknown.get().display(), name());
    }
    if (ours.size() > 1) {
      String names = ours.stream().map(Mark::display).collect(Collectors.joining(" and "));
      return refuse(
          Tag.PARM_02, ours.get(1).site(), "Parameter %s has two bindings: %s.", name(), names);
    }
    return isConvertible(ours) ? bind(ours) : Optional.empty();
  }

  private Optional<Binding> bind(List<Mark> ours) {
    return ours.isEmpty() ? unmarked() : marked(ours.get(0));
  }

  /** Whether {@code @Convert} is right, or left out. */
  private boolean isConvertible(List<Mark> ours) {
    Optional<Mark> convert = Mark.find(parameter, "Convert");
    if (convert.isEmpty()) {
      return true;
    }
    Optional<Mark> deaf =
        ours.stream().filter(mark -> mark.is("Body") || mark.is("BaseUri")).findFirst();
    if (deaf.isPresent()) {
      errors.report(
          Tag.PARM_09,
          convert.get().site(),
          "@Convert: %s %s is no text.",
          deaf.get().display(),
          name());
      return false;
    }
    conversion = new ConversionReader(api, input, convert.get()).read();
    return conversion.isPresent();
  }

  private Argument argument() {
    return new Argument(input.expression(), conversion);
  }

  /** How many texts are sent. */
  private Count count() {
    boolean whole = conversion.filter(c -> c.shape() == Conversion.Shape.WHOLE).isPresent();
    return whole ? Count.ONE : texts.count(type);
  }

  private static boolean isKnown(Mark mark) {
    return place(mark).isPresent() || OTHERS.stream().anyMatch(mark::is);
  }

  private static Optional<Place> place(Mark mark) {
    return PLACES.keySet().stream().filter(mark::is).findFirst().map(PLACES::get);
  }

  private Optional<Binding> unmarked() {
    if (isUnnamed()) {
      return refuseUnnamed("@PathParam(\"id\")");
    }
    if (!path.variables().contains(name())) {
      return refuse(
          Tag.PARM_01,
          Site.of(parameter),
          "Parameter %s is not bound. Annotate it (@QueryParam, @HeaderParam, @Body ...) or use"
              + " {%s} in the path.",
          name(),
          name());
    }
    return pathVariable(name(), Site.of(parameter));
  }

  private Optional<Binding> marked(Mark mark) {
    if (mark.is("Body")) {
      return new BodyReader(api, mark).read(input);
    }
    if (mark.is("Part")) {
      return new PartReader(api, input, mark).read(conversion);
    }
    if (mark.is("BaseUri")) {
      return base(mark);
    }
    if (mark.is("IdempotencyKey")) {
      return key(mark);
    }
    if (mark.is("PathParam")) {
      return named(mark).flatMap(name -> pathVariable(name, mark.site("value")));
    }
    return field(mark, place(mark).orElseThrow());
  }

  private Optional<Binding> base(Mark mark) {
    return api.surroundings().is(type, "java.net.URI")
        ? Optional.of(new Binding.Base(argument()))
        : refuse(Tag.PARM_10, mark.site(), "@BaseUri must be a URI, found %s.", Wording.of(type));
  }

  private Optional<Binding> key(Mark mark) {
    if (isNullable() || texts.count(type) == Count.ONE_OR_NONE) {
      return refuse(
          Tag.IDEM_09,
          mark.site(),
          "Key %s is Optional or nullable: a key must always have a value.",
          name());
    }
    return isOneText(mark.site()) ? Optional.of(new Binding.CallKey(argument())) : Optional.empty();
  }

  private Optional<Binding> pathVariable(String variable, Site site) {
    if (!path.variables().contains(variable)) {
      return refuse(
          Tag.PATH_02,
          site,
          "@PathParam(\"%s\") is not in the path \"%s\".",
          variable,
          path.text());
    }
    if (isNullable() || texts.count(type) == Count.ONE_OR_NONE) {
      return refuse(
          Tag.PATH_06,
          Site.of(parameter),
          "Path parameter %s is Optional or nullable: a path variable must always have a value.",
          name());
    }
    return isOneText(Site.of(parameter))
        ? Optional.of(new Binding.PathVariable(variable, argument()))
        : Optional.empty();
  }

  private boolean isOneText(Site site) {
    if (count() == Count.ONE && (conversion.isPresent() || texts.withoutText(type).isEmpty())) {
      return true;
    }
    errors.report(
        Tag.PARM_03, site, "No conversion from %s to one text. Add @Convert.", Wording.of(type));
    return false;
  }

  private Optional<Binding> field(Mark mark, Place place) {
    Count count = count();
    if (isListedInVain(mark, count)) {
      return Optional.empty();
    }
    if (count == Count.NAMED_ONES && place != Place.COOKIE) {
      return fields(mark, place);
    }
    boolean many = count == Count.MANY || count == Count.NAMED_ONES;
    if (place == Place.COOKIE && many) {
      isOneText(mark.site());
      return Optional.empty();
    }
    Optional<String> name = named(mark);
    name.flatMap(text -> objection(place, text))
        .ifPresent(objection -> errors.report(Tag.PARM_05, mark.site("value"), "%s", objection));
    return hasText(mark)
        ? name.map(text -> new Binding.Field(place, text, listing(mark), argument()))
        : Optional.empty();
  }

  private static Listing listing(Mark mark) {
    return mark.flag("csv") ? Listing.JOINED : Listing.REPEATED;
  }

  private boolean isListedInVain(Mark mark, Count count) {
    boolean vain = mark.flag("csv") && count != Count.MANY;
    if (vain) {
      errors.report(
          Tag.PARM_08,
          mark.site("csv"),
          "csv on %s: %s is neither a collection nor an array.",
          name(),
          Wording.of(type));
    }
    return vain;
  }

  private boolean hasText(Mark mark) {
    Optional<TypeMirror> guilty =
        conversion.isPresent() ? Optional.empty() : texts.withoutText(type);
    guilty.ifPresent(
        without ->
            errors.report(
                Tag.PARM_03,
                mark.site(),
                "No conversion from %s to text. Add @Convert.",
                Wording.qualified(without)));
    return guilty.isEmpty();
  }

  private static Optional<String> objection(Place place, String name) {
    return switch (place) {
      case HEADER -> FieldNames.objectionToHeader(name);
      case COOKIE -> FieldNames.objectionToCookie(name);
      case QUERY, FORM -> FieldNames.objectionToText(name);
    };
  }

  private Optional<Binding> fields(Mark mark, Place place) {
    Optional<TypeMirror> key = texts.key(type);
    if (key.filter(k -> api.surroundings().is(k, "java.lang.String")).isEmpty()) {
      return refuse(
          Tag.PARM_04,
          mark.site(),
          "%s Map must have String keys, found %s.",
          mark.display(),
          key.map(Wording::of).orElse("none: it is raw"));
    }
    if (!mark.string("value").isEmpty()) {
      return refuse(
          Tag.PARM_04,
          mark.site("value"),
          "%s Map has its names in its keys. Remove \"%s\".",
          mark.display(),
          mark.string("value"));
    }
    return hasText(mark) ? Optional.of(new Binding.Fields(place, argument())) : Optional.empty();
  }

  /** The name on the wire: the annotation's, or the parameter's own where that is known. */
  private Optional<String> named(Mark mark) {
    if (!mark.string("value").isEmpty()) {
      return Optional.of(mark.string("value"));
    }
    if (isUnnamed()) {
      refuseUnnamed(mark.display() + "(\"id\")");
      return Optional.empty();
    }
    return Optional.of(name());
  }

  private boolean isUnnamed() {
    return ParameterNames.areMissing(input, api.surroundings().sources());
  }

  private Optional<Binding> refuseUnnamed(String example) {
    return refuse(
        Tag.API_08,
        Site.of(parameter),
        "Parameter names of %s are not in its class file. Compile with -parameters or name it: %s.",
        input.place(),
        example);
  }

  private boolean isNullable() {
    return Stream.concat(
            parameter.getAnnotationMirrors().stream(),
            parameter.asType().getAnnotationMirrors().stream())
        .anyMatch(
            mirror ->
                mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
  }

  private Optional<Binding> refuse(Tag tag, Site site, String format, Object... arguments) {
    errors.report(tag, site, format, arguments);
    return Optional.empty();
  }

  private String name() {
    return input.name();
  }
}
