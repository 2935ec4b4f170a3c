package io.yizhan.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.load.Growth.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small growth: ten times the works, and no answer for which the database touches more rows. */
@Tag("full")
class GrowthTest {
    /** For what the server reads by itself meanwhile. */
    private static final double SLACK = 1.2;

    @Test
    void noQuestionTouchesMoreRowsWhereThereAreMoreWorks() throws IOException {
        try (DeliveryServer server = new DeliveryServer()) {
            List<Figures> figures =
                    new Growth(server, System.out, Duration.ofMillis(500), 1, 100).run(List.of(300, 3_000));
            assertThat(figures).hasSize(12);
            for (Figures first : figures.subList(0, 6)) {
                assertThat(figures)
                        .filteredOn(one -> one.question().equals(first.question()))
                        .hasSize(2)
                        .allSatisfy(one ->
                                assertThat(one.rows()).as(one.toString()).isBetween(1.0, SLACK * first.rows() + 10));
            }
        }
    }
}
