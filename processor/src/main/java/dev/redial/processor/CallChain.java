package dev.redial.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.redial.processor.Members.Names;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The body of a method: a call assembled and sent in one chain, on one line if it fits. */
final class CallChain {
  /** What is left of 100 columns behind the indentation and before the semicolon. */
  private static final int LINE = 95;

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

  CodeBlock statement() {
    List<CodeBlock> links = links();
    CodeBlock line = CodeBlock.join(links, "");
    return line.toString().length() <= LINE ? line : CodeBlock.join(links, "\n");
  }

  private List<CodeBlock> links() {
    List<CodeBlock> links = new ArrayList<>();
    links.add(CodeBlock.of("$Lthis.$N.call()", keyword(), names.field()));
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
