package dev.redial.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.content.PromptBody;
import dev.redial.runtime.content.WholeBody;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On every Java: that no class of the JDK's stands for both kinds. */
class WithholdingTest {
  @TempDir private Path directory;

  @Test
  void whatPutsAllTogetherWithholds() {
    assertThat(
            Stream.of(
                new WholeBody<>(octets -> octets),
                BodySubscribers.ofByteArray(),
                BodySubscribers.ofString(UTF_8),
                BodySubscribers.discarding(),
                BodySubscribers.replacing("x")))
        .allMatch(Withholding::isDoneBy);
  }

  @Test
  void whatStreamsWritesOrMayDoSoDoesNot() {
    BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    assertThat(
            Stream.of(
                BodySubscribers.ofInputStream(),
                BodySubscribers.ofLines(UTF_8),
                BodySubscribers.ofPublisher(),
                BodySubscribers.ofFile(directory.resolve("copy")),
                BodySubscribers.ofByteArrayConsumer(octets -> {}),
                BodySubscribers.fromSubscriber(whole),
                BodySubscribers.buffering(whole, 16),
                BodySubscribers.mapping(whole, octets -> octets),
                new PromptBody<>(whole, octets -> octets)))
        .noneMatch(Withholding::isDoneBy);
  }
}
