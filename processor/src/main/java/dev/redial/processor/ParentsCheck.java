package dev.redial.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** No annotation of a parent is passed over in silence. */
final class ParentsCheck {
  private final Api api;
  private final Mark mark;
  private final List<TypeElement> parents;

  ParentsCheck(Api api, Mark mark) {
    this.api = api;
    this.mark = mark;
    this.parents =
        api.lineage().types().stream()
            .map(type -> (TypeElement) type.asElement())
            .filter(type -> !type.equals(api.lineage().api()))
            .toList();
  }

  void run() {
    checkInherited("name");
    checkInherited("path");
    checkApplied(MethodsCheck.endpoints(api.lineage()));
  }

  /** An interface is called and found by its own {@code @HttpApi}: it says so where they differ. */
  private void checkInherited(String member) {
    if (!mark.says(member)) {
      parents.stream()
          .flatMap(parent -> Mark.find(parent, "HttpApi").stream())
          .filter(above -> !above.string(member).isEmpty())
          .findFirst()
          .ifPresent(above -> reportNotInherited(above, member));
    }
  }

  private void reportNotInherited(Mark above, String member) {
    api.errors()
        .report(
            Tag.API_17,
            mark.site(),
            "%s does not inherit the %s \"%s\" of @HttpApi on %s. Write %s here, as that or \"\".",
            api.lineage().api().getSimpleName(),
            member,
            above.string(member),
            above.on().getSimpleName(),
            member);
  }

  /** Where there is no method there is nothing to apply to. */
  private void checkApplied(List<ExecutableElement> endpoints) {
    Set<TypeElement> applied =
        endpoints.stream()
            .flatMap(method -> api.lineage().applyingTo(method).stream())
            .collect(Collectors.toSet());
    parents.stream()
        .filter(parent -> !endpoints.isEmpty() && !applied.contains(parent))
        .flatMap(ParentsCheck::settings)
        .forEach(this::reportNotApplied);
  }

  private static Stream<Mark> settings(TypeElement parent) {
    return Mark.all(parent).filter(Mark::isOurs).filter(mark -> !mark.is("HttpApi"));
  }

  private void reportNotApplied(Mark unused) {
    String parent = unused.on().getSimpleName().toString();
    api.errors()
        .report(
            Tag.API_17,
            Site.of(api.lineage().api()),
            "%s on %s applies to no method of %s: none is declared by it, or by what extends it."
                + " Write it on %s, or let the interface that declares them extend %s.",
            unused.display(),
            parent,
            api.lineage().api().getSimpleName(),
            api.lineage().api().getSimpleName(),
            parent);
  }
}
