package dev.redial.processor;

import dev.redial.processor.EndpointModel.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** Reads {@code @Headers}, {@code @Retry} and {@code @Timeout} of a type or a method. */
final class SettingsReader {
  private final ErrorReporter errors;

  SettingsReader(ErrorReporter errors) {
    this.errors = errors;
  }

  Settings read(Element element) {
    Optional<Mark> headers = Mark.find(element, "Headers");
    return new Settings(
        Mark.find(element, "Retry").map(this::policy),
        Mark.find(element, "Timeout").map(new DurationReader(errors)::limits),
        headers.map(this::headers).orElse(List.of()));
  }

  private String policy(Mark retry) {
    String policy = retry.string("value");
    if (policy.isBlank()) {
      errors.report(Tag.RETRY_01, retry.site("value"), "@Retry needs the name of a policy.");
    }
    return policy;
  }

  private List<Header> headers(Mark mark) {
    List<Header> headers = new ArrayList<>();
    for (AnnotationValue value : mark.values("value")) {
      header(mark.site(value), value.getValue().toString()).ifPresent(headers::add);
    }
    return headers;
  }

  private Optional<Header> header(Site site, String line) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      errors.report(
          Tag.PARM_06, site, "@Headers value must be \"Name: value\", found \"%s\".", line);
      return Optional.empty();
    }
    Header header = new Header(line.substring(0, colon), trimmed(line.substring(colon + 1)));
    check(header, site);
    return Optional.of(header);
  }

  /** Without spaces and tabs around it (RFC 9110, section 5.6.3), and nothing else. */
  private static String trimmed(String value) {
    return value.replaceAll("^[ \t]+|[ \t]+$", "");
  }

  private void check(Header header, Site site) {
    FieldNames.objectionToHeader(header.name())
        .ifPresent(objection -> errors.report(Tag.PARM_05, site, "%s", objection));
    if (!FieldNames.isValue(header.value())) {
      errors.report(
          Tag.PARM_06,
          site,
          "The value of header %s has characters that no header carries (RFC 9110 5.5).",
          header.name());
    }
    if (FieldNames.isCredential(header.name())) {
      errors.report(
          Tag.SEC_01,
          site,
          "@Headers(\"%s: ...\") puts a credential in the class file. Use an interceptor.",
          header.name());
    }
  }
}
