package dev.redial.processor;

import dev.redial.processor.PartModel.Content;
import dev.redial.processor.PartModel.Multiplicity;
import dev.redial.processor.TextTypes.Count;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;

/** Reads a {@code @Part}. */
final class PartReader {
  private final Api api;
  private final Input input;
  private final Mark mark;
  private final TextTypes texts;

  PartReader(Api api, Input input, Mark mark) {
    this.api = api;
    this.input = input;
    this.mark = mark;
    this.texts = new TextTypes(api.surroundings());
  }

  Optional<Binding> read(Optional<Conversion> conversion) {
    checkName();
    Optional<String> mediaType = MediaTypes.read(api.errors(), mark, "contentType");
    Optional<Content> content =
        conversion.isPresent() ? Optional.of(new Content.Text()) : content(single());
    return content.map(
        what ->
            new Binding.Part(
                new PartModel(mark.string("value"), what, number(conversion), mediaType, file()),
                new Argument(input.expression(), conversion)));
  }

  private void checkName() {
    if (mark.string("value").isBlank()) {
      api.errors().report(Tag.BODY_03, mark.site("value"), "@Part needs a name.");
    }
    Stream.of("value", "fileName").forEach(this::checkSendable);
  }

  private void checkSendable(String member) {
    FieldNames.objectionToText(mark.string(member))
        .ifPresent(
            objection -> api.errors().report(Tag.PARM_05, mark.site(member), "%s", objection));
  }

  private Optional<String> file() {
    return Optional.of(mark.string("fileName")).filter(name -> !name.isEmpty());
  }

  private boolean isOne() {
    Count count = texts.count(input.type());
    return count == Count.ONE || count == Count.NAMED_ONES || Sources.isOctets(input.type());
  }

  private Multiplicity number(Optional<Conversion> conversion) {
    boolean one =
        conversion.map(made -> made.shape() == Conversion.Shape.WHOLE).orElseGet(this::isOne);
    return one ? Multiplicity.ONE : Multiplicity.ANY;
  }

  /** What one part is made of. */
  private TypeMirror single() {
    return isOne() ? input.type() : texts.parts(input.type()).orElse(input.type());
  }

  private Optional<Content> content(TypeMirror type) {
    if (Sources.isOctets(type) || Sources.isStreamed(api.surroundings(), type)) {
      return Optional.of(new Content.Octets());
    }
    if (texts.isText(type)) {
      return Optional.of(new Content.Text());
    }
    return new BodyReader(api, mark).type(type).map(Content.Value::new);
  }
}
