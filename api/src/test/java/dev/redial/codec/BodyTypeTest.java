package dev.redial.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types made by hand are those that reflection finds. */
class BodyTypeTest {
  @SuppressWarnings("unused") // its type is what reflection is asked for
  private Map<String, List<Integer>> sample;

  @Test
  void parameterizedTypeEqualsTheOneOfReflection() throws Exception {
    Type reflected = BodyTypeTest.class.getDeclaredField("sample").getGenericType();
    BodyType<Map<String, List<Integer>>> made =
        BodyType.of(
            Map.class,
            BodyType.of(String.class),
            BodyType.<List<Integer>>of(List.class, BodyType.of(Integer.class)));

    assertThat(made.type()).isEqualTo(reflected).hasSameHashCodeAs(reflected);
    assertThat(reflected).isEqualTo(made.type());
    assertThat(made.rawClass()).isEqualTo(Map.class);
    assertThat(made)
        .hasToString("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
  }

  @Test
  void wrongNumberOfArgumentsIsRefused() {
    assertThatThrownBy(() -> BodyType.of(Map.class, BodyType.of(String.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.util.Map has 2 type parameters, given 1");
  }
}
