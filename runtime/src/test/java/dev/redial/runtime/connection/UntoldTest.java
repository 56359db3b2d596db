package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UntoldTest {
  private final Untold untold = new Untold();

  private Answer added() {
    Answer answer = OneConnection.get(new SilentOwner());
    untold.add(answer);
    return answer;
  }

  @Test
  void eachIsTakenOnceAndInOrder() {
    Answer first = added();
    Answer second = added();
    assertThat(untold.takeAll()).containsExactly(first, second);
    assertThat(untold.takeAll()).isEmpty();
  }

  @Test
  void whatIsAddedWhileOthersAreToldIsNotAmongThem() {
    Answer first = added();
    List<Answer> told = untold.takeAll();
    Answer second = added();
    assertThat(told).containsExactly(first);
    untold.giveBack(told);
    assertThat(untold.takeAll()).containsExactly(second);
  }

  @Test
  void sixteenAreToldAtOnce() {
    for (int i = 0; i < 15; i++) {
      added();
    }
    assertThat(untold.isFull()).isFalse();
    added();
    assertThat(untold.isFull()).isTrue();
  }
}
