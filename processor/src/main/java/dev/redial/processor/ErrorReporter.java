package dev.redial.processor;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;

/** The one door of all diagnostics about one interface; an error means that it gets no client. */
final class ErrorReporter {
  private final Messager messager;
  private final SourceTypes sources;
  private final TypeElement api;
  private boolean failed;

  ErrorReporter(Messager messager, SourceTypes sources, TypeElement api) {
    this.messager = messager;
    this.sources = sources;
    this.api = api;
  }

  /** Whether an error was reported. */
  boolean failed() {
    return failed;
  }

  /**
   * Reports what is wrong at {@code site}.
   *
   * @param format a format of {@link String#format}
   */
  void report(Tag tag, Site site, String format, Object... arguments) {
    if (tag.kind() != Kind.ERROR && isSuppressed(tag, site.element())) {
      return;
    }
    failed |= tag.kind() == Kind.ERROR;
    String text = "[" + tag.text() + "] " + String.format(Locale.ROOT, format, arguments);
    if (site.element().getKind() == ElementKind.RECORD_COMPONENT
        && sources.contain(site.element())) {
      messager.printMessage(tag.kind(), text, field(site.element()));
    } else if (sources.contain(site.element())) {
      messager.printMessage(tag.kind(), text, site.element(), site.annotation(), site.value());
    } else {
      messager.printMessage(tag.kind(), text + " (" + place(site) + ")", api);
    }
  }

  /** A component has no line of its own for javac; the field that it declares has. */
  private static Element field(Element component) {
    return Owners.find(component).stream()
        .flatMap(owner -> ElementFilter.fieldsIn(owner.getEnclosedElements()).stream())
        .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
        .<Element>map(field -> field)
        .findFirst()
        .orElse(component);
  }

  private static String place(Site site) {
    Element element = site.element();
    return Owners.find(element)
        .map(owner -> place(element, owner))
        .orElseGet(() -> "at " + element.getSimpleName());
  }

  private static String place(Element element, TypeElement owner) {
    String how = owner.getKind() == ElementKind.INTERFACE ? "inherited: " : "in ";
    return element.equals(owner) ? how + owner : how + owner + "." + element.getSimpleName();
  }

  private boolean isSuppressed(Tag tag, Element element) {
    return suppresses(element, tag)
        || suppresses(api, tag)
        || (element.getEnclosingElement() instanceof ExecutableElement method
            && suppresses(method, tag));
  }

  private static boolean suppresses(Element element, Tag tag) {
    SuppressWarnings suppressed = element.getAnnotation(SuppressWarnings.class);
    return suppressed != null
        && !Collections.disjoint(List.of(suppressed.value()), List.of("redial", tag.text()));
  }
}
