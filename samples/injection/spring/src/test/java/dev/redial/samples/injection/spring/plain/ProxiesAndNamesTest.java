package dev.redial.samples.injection.spring.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.injection.server.GreetingServer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.NameMatchMethodPointcutAdvisor;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** Where aspects and bean names meet clients: what docs/injection.md says of it. */
final class ProxiesAndNamesTest {
  private final GreetingServer server = new GreetingServer();
  private final RedialHttpClient http = RedialHttpClient.newBuilder().build();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final AtomicInteger advised = new AtomicInteger();

  @AfterEach
  void close() {
    context.close();
    http.close();
    server.close();
  }

  /** A context with an aspect around every call of {@code bid}. */
  private void adviseThrough(DefaultAdvisorAutoProxyCreator proxies) {
    Redial redial = Redial.builder().httpClient(http).baseUri("Greetings", server.uri()).build();
    context.registerBean(Redial.class, () -> redial);
    context.registerBean(FarewellsClient.class);
    context.registerBean(Advisor.class, this::counting);
    context.registerBean(DefaultAdvisorAutoProxyCreator.class, () -> proxies);
  }

  private Advisor counting() {
    MethodBeforeAdvice count = (method, arguments, target) -> advised.incrementAndGet();
    var advisor = new NameMatchMethodPointcutAdvisor(count);
    advisor.setMappedName("bid");
    return advisor;
  }

  @Test
  void aspectIsAroundAProxyOfTheInterface() {
    adviseThrough(new DefaultAdvisorAutoProxyCreator());
    context.refresh();
    Farewells farewells = context.getBean(Farewells.class);
    assertThat(farewells.bid("Ada")).isEqualTo("Hello, Ada!");
    assertThat(advised).hasValue(1);
    assertThat(AopUtils.isJdkDynamicProxy(farewells)).isTrue();
    assertThatThrownBy(() -> context.getBean(FarewellsClient.class))
        .isInstanceOf(NoSuchBeanDefinitionException.class);
  }

  @Test
  void aspectByASubclassIsRefusedAtTheStart() {
    var proxies = new DefaultAdvisorAutoProxyCreator();
    proxies.setProxyTargetClass(true);
    adviseThrough(proxies);
    assertThatThrownBy(context::refresh)
        .isInstanceOf(BeanCreationException.class)
        .hasCauseInstanceOf(AopConfigException.class)
        .hasRootCauseMessage("Cannot subclass final class " + FarewellsClient.class.getName());
  }

  private int scanned(BeanNameGenerator names) {
    var scanner = new ClassPathBeanDefinitionScanner(context, false);
    scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.FarewellsClient")));
    scanner.setBeanNameGenerator(names);
    return scanner.scan(ProxiesAndNamesTest.class.getPackageName());
  }

  @Test
  void clientsOfOneSimpleNameClashInAScan() {
    assertThatThrownBy(() -> scanned(AnnotationBeanNameGenerator.INSTANCE))
        .hasMessageContaining("bean name 'farewellsClient'")
        .extracting(failure -> failure.getClass().getSimpleName())
        .isEqualTo("ConflictingBeanDefinitionException");
  }

  @Test
  void fullNamesKeepThemApart() {
    scanned(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    assertThat(context.getBeanDefinitionNames())
        .contains(FarewellsClient.class.getName())
        .contains(FarewellsClient.class.getPackageName() + ".other.FarewellsClient");
  }

  @Test
  void twoBeansOfOneInterfaceHaveToBeNamed() {
    adviseThrough(new DefaultAdvisorAutoProxyCreator());
    context.registerBean("mine", Farewells.class, () -> name -> "Hi, " + name);
    context.refresh();
    assertThatThrownBy(() -> context.getBean(Farewells.class))
        .isInstanceOf(NoUniqueBeanDefinitionException.class);
    assertThat(context.getBean("mine", Farewells.class).bid("Ada")).isEqualTo("Hi, Ada");
  }
}
