package dev.redial.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.redial.processor.Members.Names;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body of a method: a call assembled and sent in one chain, on one line if it fits; in many
 * statements where a chain would be so deep that compilers end in a StackOverflowError.
 */
final class CallChain {
  /** What is left of 100 columns behind the indentation and before the semicolon. */
  private static final int LINE = 95;

  /** A tenth of what javac of JDK 17 takes on a stack of 1 MiB. */
  private static final int DEEPEST = 60;

  private final EndpointModel endpoint;
  private final Members members;
  private final Names names;
  private final Constants constants;

  CallChain(EndpointModel endpoint, Members members, Constants constants) {
    this.endpoint = endpoint;
    this.members = members;
    this.names = members.of(endpoint);
    this.constants = constants;
  }

  void addTo(MethodSpec.Builder method) {
    List<CodeBlock> links = links();
    if (links.size() > DEEPEST) {
      addStatements(links, method);
    } else {
      method.addStatement(chain(links));
    }
  }

  private CodeBlock chain(List<CodeBlock> links) {
    List<CodeBlock> all = new ArrayList<>(links);
    all.set(0, CodeBlock.of("$L$L", keyword(), links.get(0)));
    CodeBlock line = CodeBlock.join(all, "");
    return line.toString().length() <= LINE ? line : CodeBlock.join(all, "\n");
  }

  private void addStatements(List<CodeBlock> links, MethodSpec.Builder method) {
    String call = local();
    method.addStatement("var $N = $L", call, links.get(0));
    links.subList(1, links.size() - 1).forEach(link -> method.addStatement("$N$L", call, link));
    method.addStatement("$L$N$L", keyword(), call, links.get(links.size() - 1));
  }

  /** A name that no parameter has. */
  private String local() {
    return Stream.iterate("call", name -> name + "_")
        .filter(name -> endpoint.parameters().stream().noneMatch(p -> p.name().equals(name)))
        .findFirst()
        .orElseThrow();
  }

  private List<CodeBlock> links() {
    List<CodeBlock> links = new ArrayList<>();
    links.add(CodeBlock.of("this.$N.call()", names.field()));
    endpoint
        .records()
        .forEach(record -> links.add(CodeBlock.of(".given($L, $L)", Literals.of(record), record)));
    Iterator<String> parts = names.parts().iterator();
    endpoint.bindings().forEach(binding -> links.add(link(binding, parts)));
    links.add(
        CodeBlock.of(
            ".$L($L)", endpoint.result().sending().method(), constants.read(names.returns())));
    return links;
  }

  private String keyword() {
    return endpoint.result().declared().equals(TypeName.VOID) ? "" : "return ";
  }

  private CodeBlock link(Binding binding, Iterator<String> parts) {
    CodeBlock argument = argument(binding.argument());
    if (binding instanceof Binding.Field field) {
      String method = field.place().method() + field.listing().suffix();
      return CodeBlock.of(".$L($L, $L)", method, Literals.of(field.name()), argument);
    }
    if (binding instanceof Binding.Fields fields) {
      return CodeBlock.of(".$LAll($L)", fields.place().method(), argument);
    }
    if (binding instanceof Binding.Part part) {
      return CodeBlock.of(
          ".$L($L, $L)", part.model().number().method(), constants.read(parts.next()), argument);
    }
    if (binding instanceof Binding.Whole body) {
      return CodeBlock.of(
          ".body($L, $L$L)", argument, constants.read(names.body()), mediaType(body.mediaType()));
    }
    if (binding instanceof Binding.Octets body) {
      return CodeBlock.of(".octets($L$L)", argument, mediaType(body.mediaType()));
    }
    return CodeBlock.of(".$L($L)", method(binding), argument);
  }

  private static String method(Binding binding) {
    if (binding instanceof Binding.Base) {
      return "baseUri";
    }
    return binding instanceof Binding.PathVariable ? "path" : "idempotencyKey";
  }

  private static CodeBlock mediaType(Optional<String> type) {
    return type.map(text -> CodeBlock.of(", $L", Literals.of(text))).orElse(CodeBlock.of(""));
  }

  private CodeBlock argument(Argument argument) {
    return argument
        .conversion()
        .map(
            made ->
                CodeBlock.of(
                    "$T.$L($L, $L)",
                    RuntimeTypes.CONVERTED,
                    made.shape().method(),
                    argument.expression(),
                    constants.read(members.converter(made.converter()))))
        .orElse(CodeBlock.of("$L", argument.expression()));
  }
}
