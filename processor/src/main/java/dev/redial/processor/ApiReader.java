package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import dev.redial.processor.ClientModel.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads one interface. */
final class ApiReader {
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  private final Surroundings surroundings;
  private final ErrorReporter errors;
  private final Strictness strictness;
  private final ComponentModel components;
  private final TypeElement type;
  private final Mark mark;

  ApiReader(
      Surroundings surroundings,
      ErrorReporter errors,
      Strictness strictness,
      ComponentModel components,
      TypeElement type) {
    this.surroundings = surroundings;
    this.errors = errors;
    this.strictness = strictness;
    this.components = components;
    this.type = type;
    this.mark = Mark.find(type, "HttpApi").orElseThrow();
  }

  /** The model, if nothing is wrong. */
  Optional<ClientModel> read() {
    if (!new ApiCheck(surroundings, errors, components, type, mark).passes()) {
      return Optional.empty();
    }
    Lineage lineage = new Lineage(surroundings, type);
    Api api =
        new Api(
            surroundings,
            errors,
            lineage,
            strictness,
            name(),
            new PathReader(errors).ofApi(mark),
            settings(lineage),
            new Uses());
    List<EndpointModel> endpoints = endpoints(api);
    ClientNeeds needs = new ClientNeeds(api);
    new NamesCheck(api, needs).run();
    checkName(ClientName.of(type, mark, surroundings), needs);
    return errors.failed() ? Optional.empty() : Optional.of(model(needs, endpoints));
  }

  private void checkName(ClassName client, ClientNeeds needs) {
    needs.hiddenBy(client).ifPresent(this::reportHidden);
    if (needs.packageRoots().contains(client.simpleName())) {
      reportName(client, "the beginning of the name of a package, which it would hide");
    } else if (isPackage(client.canonicalName())) {
      reportName(client, "the name of a package beside it");
    }
  }

  /** One that is compiled here: to be asked for any other, the Eclipse compiler makes it. */
  private boolean isPackage(String name) {
    return !surroundings.sources().of(name).isEmpty();
  }

  private void reportName(ClassName client, String what) {
    errors.report(Tag.API_14, mark.site("clientName"), "\"%s\" is %s.", client.simpleName(), what);
  }

  private void reportHidden(TypeElement hidden) {
    errors.report(
        Tag.API_14,
        mark.site(),
        "%s would hide %s, which %s mentions. Set @HttpApi(clientName=...).",
        hidden.getSimpleName(),
        hidden.getQualifiedName(),
        type.getSimpleName());
  }

  private String name() {
    return Optional.of(mark.string("name"))
        .filter(name -> !name.isEmpty())
        .orElse(type.getSimpleName().toString());
  }

  private Map<TypeElement, Settings> settings(Lineage lineage) {
    Map<TypeElement, Settings> settings = new LinkedHashMap<>();
    for (DeclaredType parent : lineage.types()) {
      TypeElement element = (TypeElement) parent.asElement();
      IdempotencyReader.checkContradiction(errors, element, element.getSimpleName().toString());
      new OthersCheck(errors).of(element, "interface");
      settings.put(element, new SettingsReader(errors).read(element));
    }
    return settings;
  }

  private List<EndpointModel> endpoints(Api api) {
    new MethodsCheck(api).run();
    new ParentsCheck(api, mark).run();
    List<EndpointModel> endpoints = new ArrayList<>();
    for (ExecutableElement method : MethodsCheck.endpoints(api.lineage())) {
      new EndpointReader(api, method).read().ifPresent(endpoints::add);
    }
    new RecordsCheck(api).run();
    return endpoints;
  }

  private ClientModel model(ClientNeeds needs, List<EndpointModel> endpoints) {
    return new ClientModel(
        type,
        ClientName.of(type, mark, surroundings),
        visibility(),
        endpoints,
        Optional.of(GENERATED).filter(needs::canSee),
        components.annotations().stream().filter(each -> needs.canSee(each.className())).toList(),
        needs.suppressed(),
        needs.packageRoots(),
        needs.javaLang());
  }

  /** As visible as the interface is with all that it is nested in. */
  private Visibility visibility() {
    boolean isPublic =
        Stream.<Element>iterate(
                type, part -> part instanceof TypeElement, Element::getEnclosingElement)
            .allMatch(part -> part.getModifiers().contains(Modifier.PUBLIC));
    return isPublic ? Visibility.PUBLIC : Visibility.PACKAGE;
  }
}
