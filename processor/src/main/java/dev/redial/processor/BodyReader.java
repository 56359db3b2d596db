package dev.redial.processor;

import dev.redial.processor.BodyTypeReader.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Reads a {@code @Body} parameter. */
final class BodyReader {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;\\s*[\\w-]+=([\\w.:+-]+|\"[^\"\\\\]*\"))*");

  /** What is empty once it has been read. */
  private static final List<String> READ_ONCE =
      List.of(
          "java.io.InputStream",
          "java.io.Reader",
          "java.nio.channels.ReadableByteChannel",
          "java.util.Iterator",
          "java.util.stream.BaseStream");

  private final Api api;
  private final VariableElement parameter;
  private final TypeMirror type;

  BodyReader(Api api, VariableElement parameter, TypeMirror type) {
    this.api = api;
    this.parameter = parameter;
    this.type = type;
  }

  Optional<Binding> read(Mark mark) {
    Optional<String> mediaType = Optional.of(mark.string("value")).filter(text -> !text.isEmpty());
    mediaType.ifPresent(text -> checkMediaType(text, mark));
    return new BodyTypeReader(api.surroundings(), refusal -> refuse(refusal, mark))
        .visit(type)
        .map(body -> new Binding.Whole(parameter.getSimpleName().toString(), body, mediaType));
  }

  private void checkMediaType(String text, Mark mark) {
    if (!MEDIA_TYPE.matcher(text).matches()) {
      api.errors()
          .report(
              Tag.BODY_05,
              mark.site("value"),
              "\"%s\" is not a media type, such as \"application/json\" (RFC 9110 8.3.1).",
              text);
    }
  }

  private void refuse(Refusal refusal, Mark mark) {
    if (refusal instanceof Refusal.Incomplete incomplete) {
      api.errors()
          .report(
              Tag.BODY_04,
              mark.site(),
              "Body type %s is not known at compile time: %s.",
              Wording.of(type),
              incomplete.reason());
    } else {
      api.errors()
          .report(
              Tag.API_09,
              mark.site(),
              "@Body %s is not supported by this version of Redial.",
              Wording.of(type));
    }
  }

  /** Whether a body of {@code type} is empty once it has been read. */
  static boolean isReadOnce(Surroundings surroundings, TypeMirror type) {
    return READ_ONCE.stream().anyMatch(name -> surroundings.isA(type, name));
  }
}
