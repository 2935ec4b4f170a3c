package io.yizhan.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.DeliveryServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The quick form of the load test: answers equal those of the floor byte for byte, and what is held is far faster. */
@Tag("full")
class LoadTest {
    @Test
    void answersEqualTheFloorsAndHeldOnesAreFarFaster() throws IOException {
        try (DeliveryServer server = new DeliveryServer()) {
            Load.Result result = new Load(server, System.out, List.of(1, 16), Duration.ofMillis(500), 3).run(100);
            // Loose bounds: this also runs on busy machines. docs/benchmarks.md holds the figures.
            assertThat(result.questions()).hasSize(8).allSatisfy(one -> {
                assertThat(one.ofFloor()).as(one.toString()).isGreaterThan(0.05);
                // Medians of single answers: one pause of the machine spoils the rate of a short round.
                assertThat(one.uncached().percentileMillis(0.5))
                        .as(one.toString())
                        .isGreaterThan(2 * one.held().percentileMillis(0.5));
            });
            assertThat(result.publishing().extent()).matches("[1-9]\\d* rows in [1-9]\\d* tables");
        }
    }
}
