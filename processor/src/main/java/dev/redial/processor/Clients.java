package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads all interfaces of a round, keeps their clients' names apart, and writes the files. */
final class Clients {
  private final Filer filer;
  private final Messager messager;
  private final SourceTypes sources;
  private final Surroundings surroundings;
  private final Neighbours neighbours;
  private final Strictness strictness;
  private final ComponentModel components;
  private final Report report;

  /** The interface of each client of earlier rounds, by the client's name. */
  private final Map<ClassName, String> written = new LinkedHashMap<>();

  Clients(ProcessingEnvironment environment, SourceTypes sources) {
    this.filer = environment.getFiler();
    this.messager = environment.getMessager();
    this.sources = sources;
    this.surroundings =
        new Surroundings(environment.getTypeUtils(), environment.getElementUtils(), sources);
    this.neighbours = new Neighbours(surroundings);
    Options options = new Options(environment.getOptions(), messager);
    this.strictness = Strictness.of(options);
    this.components = ComponentModel.of(options);
    this.report = Report.asked(environment.getOptions(), messager);
  }

  /** Writes the clients of {@code candidates}, but for those that are put off. */
  void write(Collection<Element> candidates, Consumer<TypeElement> putOff) {
    Map<ClassName, List<ClientModel>> byName = new TreeMap<>();
    for (Element candidate : candidates) {
      if (!(candidate instanceof TypeElement type)) {
        continue;
      }
      try {
        read(type, putOff)
            .ifPresent(m -> byName.computeIfAbsent(m.name(), n -> new ArrayList<>()).add(m));
      } catch (RuntimeException e) {
        reportMissing(type, e);
      }
    }
    neighbours.forget();
    surroundings.ancestors().forget();
    byName.values().forEach(this::writeOnly);
  }

  /** Writes what lists them all, if that was asked for. */
  void finish() {
    report.write();
  }

  private Optional<ClientModel> read(TypeElement api, Consumer<TypeElement> putOff) {
    Optional<Unresolved> missing = Unresolved.in(api, sources);
    if (missing.isEmpty()) {
      return read(api);
    }
    if (sources.contain(missing.get().by())) {
      putOff.accept(api);
    } else {
      reportMissing(api, missing.get());
    }
    return Optional.empty();
  }

  private void reportMissing(TypeElement api, Unresolved missing) {
    Element by = missing.by();
    reporter(api)
        .report(
            Tag.API_19,
            Site.of(by),
            "%s%s mentions %s, which cannot be found. Add it to the class path.",
            by.getSimpleName(),
            by instanceof ExecutableElement ? "()" : "",
            missing.name());
  }

  /** What only shows when it is looked at closely, such as the parent of a class. */
  private void reportMissing(TypeElement api, RuntimeException e) {
    if (!MissingClass.is(e)) {
      throw e;
    }
    reporter(api)
        .report(
            Tag.API_19,
            Site.of(api),
            "What %s mentions needs a class that cannot be read: %s. Add it to the class path.",
            api.getSimpleName(),
            String.valueOf(e.getMessage()));
  }

  private Optional<ClientModel> read(TypeElement api) {
    return new ApiReader(surroundings, reporter(api), strictness, components, api).read();
  }

  private ErrorReporter reporter(TypeElement api) {
    return new ErrorReporter(messager, sources, api);
  }

  private void writeOnly(List<ClientModel> sameName) {
    List<String> apis = new ArrayList<>();
    Optional.ofNullable(written.get(sameName.get(0).name())).ifPresent(apis::add);
    sameName.forEach(client -> apis.add(client.api().toString()));
    if (apis.size() > 1) {
      sameName.forEach(client -> reportClash(client, apis));
    } else {
      writeUnlessTaken(sameName.get(0));
    }
  }

  private void reportClash(ClientModel client, List<String> apis) {
    report(
        client,
        Tag.API_05,
        "Two interfaces would generate %s (%s). Set @HttpApi(clientName=...).",
        client.name().simpleName(),
        String.join(", ", apis));
  }

  private void writeUnlessTaken(ClientModel client) {
    if (isTaken(client)) {
      reportTaken(client);
      return;
    }
    Optional<Neighbours.Mention> hidden = neighbours.hiddenBy(client);
    if (hidden.isPresent()) {
      reportHidden(client, hidden.get());
      return;
    }
    Optional<String> tooLarge = ClassFile.objection(client);
    if (tooLarge.isPresent()) {
      reportTooLarge(client, tooLarge.get());
      return;
    }
    written.put(client.name(), client.api().toString());
    try {
      new ClientWriter(client).write().writeTo(filer);
      report.add(client);
    } catch (FilerException e) {
      reportTaken(client);
    } catch (IOException e) {
      report(
          client,
          Tag.API_14,
          "%s cannot be written (%s). Set @HttpApi(clientName=...), or see to the disk.",
          client.name().simpleName(),
          e);
    }
  }

  /**
   * A class of that name is ours only if it is what an earlier build left: a client of this API.
   */
  private boolean isTaken(ClientModel client) {
    return surroundings
        .visible(client.name().canonicalName(), client.api())
        .filter(present -> sources.contain(present) || !isClient(present, client.api()))
        .isPresent();
  }

  private boolean isClient(TypeElement type, TypeElement api) {
    String name = api.getQualifiedName().toString();
    return type.getInterfaces().stream().anyMatch(parent -> surroundings.is(parent, name));
  }

  private void reportTaken(ClientModel client) {
    report(
        client,
        Tag.API_05,
        "There is a class %s already. Set @HttpApi(clientName=...).",
        client.name().simpleName());
  }

  private void reportHidden(ClientModel client, Neighbours.Mention hidden) {
    report(
        client,
        Tag.API_14,
        "%s would hide %s, which %s mentions. Set @HttpApi(clientName=...).",
        client.name().simpleName(),
        hidden.mentioned().getQualifiedName(),
        hidden.by().getSimpleName());
  }

  private void reportTooLarge(ClientModel client, String why) {
    report(
        client,
        Tag.API_20,
        "%s is too large for a class file: %s. Split %s.",
        client.name().simpleName(),
        why,
        client.api().getSimpleName());
  }

  private void report(ClientModel client, Tag tag, String format, Object... arguments) {
    Site site = Mark.find(client.api(), "HttpApi").map(Mark::site).orElse(Site.of(client.api()));
    reporter(client.api()).report(tag, site, format, arguments);
  }
}
