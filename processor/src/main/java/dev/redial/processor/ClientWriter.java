package dev.redial.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.redial.processor.ClientModel.JavaLang;
import dev.redial.processor.ClientModel.Visibility;
import dev.redial.processor.ContainerAnnotation.Place;
import dev.redial.processor.EndpointModel.Arity;
import dev.redial.processor.Members.Names;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Renders a client: constants, one bound endpoint a method, a constructor, the methods. */
final class ClientWriter {
  private final ClientModel client;
  private final Members members;
  private final Constants constants;

  ClientWriter(ClientModel client) {
    this.client = client;
    this.members = new Members(client);
    this.constants = new Constants(members);
  }

  JavaFile write() {
    return JavaFile.builder(client.name().packageName(), type())
        .indent("  ")
        .skipJavaLangImports(client.javaLang() == JavaLang.IMPLICIT)
        .build();
  }

  private TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(client.name())
            .addOriginatingElement(client.api())
            .avoidClashesWithNestedClasses(client.api())
            .addJavadoc("Calls the endpoints of {@link $T} over HTTP.\n", implemented())
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(implemented());
    if (client.visibility() == Visibility.PUBLIC) {
      type.addModifiers(Modifier.PUBLIC);
    }
    addAnnotations(type);
    members
        .converters()
        .forEach(
            (made, name) -> constants.add(constant(made, name, CodeBlock.of("new $T()", made))));
    client.endpoints().forEach(this::addConstants);
    constants.addTo(type);
    client.endpoints().forEach(endpoint -> type.addField(bound(endpoint)));
    type.addMethod(constructor());
    client.endpoints().forEach(endpoint -> type.addMethod(method(endpoint)));
    return type.build();
  }

  private ClassName implemented() {
    return ClassName.get(client.api());
  }

  private void addAnnotations(TypeSpec.Builder type) {
    client
        .generated()
        .map(name -> annotation(name, List.of(HttpApiProcessor.class.getName())))
        .ifPresent(type::addAnnotation);
    forContainer(Place.CLASS).forEach(type::addAnnotation);
    if (!client.suppressed().isEmpty()) {
      type.addAnnotation(annotation(ClassName.get(SuppressWarnings.class), client.suppressed()));
    }
  }

  private Stream<ClassName> forContainer(Place place) {
    return client.container().stream()
        .filter(annotation -> annotation.place() == place)
        .map(ContainerAnnotation::className);
  }

  private static AnnotationSpec annotation(ClassName name, List<String> values) {
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(name);
    values.forEach(value -> annotation.addMember("value", "$L", Literals.of(value)));
    return annotation.build();
  }

  private void addConstants(EndpointModel endpoint) {
    Names names = members.of(endpoint);
    constants.add(
        constant(RuntimeTypes.ENDPOINT, names.endpoint(), Expressions.endpoint(endpoint)));
    endpoint.bindings().stream()
        .filter(Binding.Whole.class::isInstance)
        .map(binding -> ((Binding.Whole) binding).type())
        .forEach(body -> constants.add(bodyConstant(names, body)));
    Iterator<String> parts = names.parts().iterator();
    endpoint.bindings().stream()
        .filter(Binding.Part.class::isInstance)
        .map(binding -> Expressions.part(((Binding.Part) binding).model()))
        .forEach(part -> constants.add(constant(RuntimeTypes.FORM_PART, parts.next(), part)));
    constants.add(
        constant(
            ParameterizedTypeName.get(RuntimeTypes.RETURNS, endpoint.result().answer().made()),
            names.returns(),
            Expressions.returns(endpoint.result())));
  }

  private static FieldSpec bodyConstant(Names names, BodyTypeModel body) {
    TypeName type = ParameterizedTypeName.get(RuntimeTypes.BODY_TYPE, body.full());
    return constant(type, names.body(), Expressions.bodyType(body));
  }

  private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private FieldSpec bound(EndpointModel endpoint) {
    return FieldSpec.builder(
            RuntimeTypes.BOUND_ENDPOINT,
            members.of(endpoint).field(),
            Modifier.PRIVATE,
            Modifier.FINAL)
        .build();
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addJavadoc("Makes a client whose calls go through {@code redial}.\n")
            .addModifiers(Modifier.PUBLIC)
            .addParameter(RuntimeTypes.REDIAL, "redial");
    forContainer(Place.CONSTRUCTOR).forEach(constructor::addAnnotation);
    for (EndpointModel endpoint : client.endpoints()) {
      Names names = members.of(endpoint);
      constructor.addStatement(
          "this.$N = redial.bind($L)", names.field(), constants.read(names.endpoint()));
    }
    return constructor.build();
  }

  private MethodSpec method(EndpointModel endpoint) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(endpoint.name())
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(endpoint.result().declared())
            .varargs(endpoint.arity() == Arity.VARIABLE);
    endpoint.result().sending().thrown().forEach(method::addException);
    endpoint
        .parameters()
        .forEach(
            parameter ->
                method.addParameter(
                    ParameterSpec.builder(parameter.type(), parameter.name()).build()));
    new CallChain(endpoint, members, constants).addTo(method);
    return method.build();
  }
}
