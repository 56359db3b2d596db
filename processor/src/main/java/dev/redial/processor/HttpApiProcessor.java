package dev.redial.processor;

import com.google.auto.service.AutoService;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes a client for every interface annotated with {@code dev.redial.HttpApi}.
 *
 * <p>The client of {@code Bookshop} is {@code BookshopClient}, in the same package; that of an
 * interface {@code Inner} nested in {@code Outer} is {@code Outer_InnerClient}. {@code
 * HttpApi.clientName} overrides both.
 *
 * <p>An interface with an error gets no client; all others do. One that mentions a class which does
 * not exist is put off until another processor has written it. Every file depends on one interface
 * only (with its parents), so that incremental builds can tell what to compile again.
 *
 * <p>The option {@code -Aredial.idempotency=strict} makes a method an error that is not idempotent
 * by its verb and does not say what it is.
 *
 * <p>The option {@code -Aredial.componentModel} says which annotations clients carry for a
 * container that injects them; each has one public constructor, and takes a {@code Redial}:
 *
 * <ul>
 *   <li>left out: {@code jakarta.inject.Inject} on the constructor where that can be seen, and
 *       nothing else;
 *   <li>{@code jakarta}: the same, and an error where it cannot be seen;
 *   <li>{@code spring}: {@code org.springframework.stereotype.Component} on the class, and nothing
 *       on the constructor;
 *   <li>{@code cdi}: {@code jakarta.enterprise.context.Dependent} on the class, and {@code
 *       jakarta.inject.Inject} on the constructor;
 *   <li>{@code none}: nothing.
 * </ul>
 *
 * <p>The option {@code -Aredial.report=FILE} writes a table of all endpoints of the compilation to
 * that file, an absolute path, in Markdown, for reviews: a line each, sorted, with what it promises
 * and why, its policy, its limits and whether its body can be sent twice. The file depends on all
 * interfaces at once, which incremental builds do not know: it is for builds that compile
 * everything.
 */
@AutoService(Processor.class)
public final class HttpApiProcessor extends AbstractProcessor {
  private static final String HTTP_API = "dev.redial.HttpApi";

  private final SourceTypes sources = new SourceTypes();
  private final Set<String> putOff = new LinkedHashSet<>();
  private @Nullable Clients clients;

  /** Called by the compiler, which finds this class as a service. */
  public HttpApiProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(HTTP_API);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(ComponentModel.OPTION, Report.OPTION, Strictness.OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    sources.add(round);
    if (!round.processingOver()) {
      clients().write(candidates(round), type -> putOff.add(type.getQualifiedName().toString()));
    } else if (!round.errorRaised()) {
      clients().finish();
    }
    return false;
  }

  private Clients clients() {
    if (clients == null) {
      clients = new Clients(processingEnv, sources);
    }
    return clients;
  }

  /** What was put off, found anew because its elements have changed, and what is new. */
  private Set<Element> candidates(RoundEnvironment round) {
    Set<Element> candidates = new LinkedHashSet<>();
    for (String name : putOff) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null) {
        candidates.add(type);
      }
    }
    putOff.clear();
    TypeElement marker = processingEnv.getElementUtils().getTypeElement(HTTP_API);
    if (marker != null) {
      candidates.addAll(round.getElementsAnnotatedWith(marker));
    }
    return candidates;
  }
}
