package io.yizhan.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.load.Load.Figures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quick form of the load test: answers equal those of the floor byte for byte, and what is held is far faster. */
class LoadTest {
    @Test
    void answersEqualTheFloorsAndHeldOnesAreFarFaster() {
        try (DeliveryServer server = new DeliveryServer()) {
            List<Figures> figures = new Load(server, System.out, Duration.ofMillis(500), 3).run(100);
            // Loose bounds: this also runs on busy machines. docs/benchmarks.md holds the figures.
            assertThat(figures).hasSize(6).allSatisfy(one -> {
                assertThat(one.ratio()).as(one.toString()).isGreaterThan(0.05);
                // Medians of single answers: one pause of the machine spoils the rate of a short round.
                assertThat(one.uncached().percentileMillis(0.5))
                        .as(one.toString())
                        .isGreaterThan(2 * one.cached().percentileMillis(0.5));
            });
        }
    }
}
