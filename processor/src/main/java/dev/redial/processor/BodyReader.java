package dev.redial.processor;

import dev.redial.processor.BodyTypeReader.Refusal;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** Reads what is written by codecs, or streamed: a {@code @Body}, or what one {@code @Part} is. */
final class BodyReader {
  private final Api api;
  private final Mark mark;

  BodyReader(Api api, Mark mark) {
    this.api = api;
    this.mark = mark;
  }

  Optional<Binding> read(Input input) {
    Optional<String> mediaType = MediaTypes.read(api.errors(), mark, "value");
    Argument argument = Argument.of(input);
    if (Sources.isStreamed(api.surroundings(), input.type())) {
      return Optional.of(new Binding.Octets(argument, mediaType));
    }
    return type(input.type()).map(body -> new Binding.Whole(argument, body, mediaType));
  }

  /** The type of a value for a codec. */
  Optional<BodyTypeModel> type(TypeMirror type) {
    api.uses().addValue(type);
    return new BodyTypeReader(api.surroundings(), refusal -> refuse(refusal, type)).visit(type);
  }

  private void refuse(Refusal refusal, TypeMirror type) {
    if (refusal instanceof Refusal.Incomplete incomplete) {
      api.errors()
          .report(
              Tag.BODY_04,
              mark.site(),
              "%s type %s is not known at compile time: %s.",
              mark.display().substring(1),
              Wording.of(type),
              incomplete.reason());
    } else {
      api.errors()
          .report(
              Tag.API_09,
              mark.site(),
              "%s %s is not supported by this version of Redial.",
              mark.display(),
              Wording.of(type));
    }
  }
}
