package dev.redial.processor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Our processor, with a filer that remembers what was written: also where compilation fails. */
final class Watcher extends AbstractProcessor {
  private final Processor processor = new HttpApiProcessor();
  private final List<String> written = new ArrayList<>();

  /** The names of all generated types so far. */
  List<String> written() {
    return written;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Filer filer = remembering(environment.getFiler());
    InvocationHandler handler =
        (proxy, method, arguments) ->
            method.getName().equals("getFiler") ? filer : invoke(environment, method, arguments);
    processor.init(proxy(ProcessingEnvironment.class, handler));
  }

  private Filer remembering(Filer filer) {
    return proxy(
        Filer.class,
        (proxy, method, arguments) -> {
          written.add(arguments[0].toString());
          return invoke(filer, method, arguments);
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Watcher.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    processor.process(annotations, round);
    return false;
  }
}
