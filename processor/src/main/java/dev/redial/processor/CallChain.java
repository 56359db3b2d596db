package dev.redial.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.redial.processor.Members.Names;
import java.util.ArrayList;
import java.util.List;

/** The body of a method: a call assembled and sent in one chain, on one line if it fits. */
final class CallChain {
  /** What is left of 100 columns behind the indentation and before the semicolon. */
  private static final int LINE = 95;

  private final EndpointModel endpoint;
  private final Names names;

  CallChain(EndpointModel endpoint, Names names) {
    this.endpoint = endpoint;
    this.names = names;
  }

  CodeBlock statement() {
    List<CodeBlock> links = links();
    CodeBlock line = CodeBlock.join(links, "");
    return line.toString().length() <= LINE ? line : CodeBlock.join(links, "\n");
  }

  private List<CodeBlock> links() {
    List<CodeBlock> links = new ArrayList<>();
    links.add(CodeBlock.of("$Lthis.$N.call()", keyword(), names.field()));
    endpoint.bindings().forEach(binding -> links.add(link(binding)));
    links.add(CodeBlock.of(".$L($N)", endpoint.result().sending().method(), names.returns()));
    return links;
  }

  private String keyword() {
    return endpoint.result().declared().equals(TypeName.VOID) ? "" : "return ";
  }

  private CodeBlock link(Binding binding) {
    if (binding instanceof Binding.Field field) {
      return CodeBlock.of(".$L($S, $N)", field.place().method(), field.name(), field.parameter());
    }
    if (binding instanceof Binding.Fields fields) {
      return CodeBlock.of(".$LAll($N)", fields.place().method(), fields.parameter());
    }
    if (binding instanceof Binding.Whole body) {
      return body(body);
    }
    String method = binding instanceof Binding.PathVariable ? "path" : "idempotencyKey";
    return CodeBlock.of(".$L($N)", method, binding.parameter());
  }

  private CodeBlock body(Binding.Whole body) {
    return body.mediaType()
        .map(type -> CodeBlock.of(".body($N, $N, $S)", body.parameter(), names.body(), type))
        .orElseGet(() -> CodeBlock.of(".body($N, $N)", body.parameter(), names.body()));
  }
}
