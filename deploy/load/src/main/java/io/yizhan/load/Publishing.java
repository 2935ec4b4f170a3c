package io.yizhan.load;

import io.yizhan.core.entry.VersionMark;
import io.yizhan.load.Measure.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a changed work is published, one after the other, beside {@link PublishFloor}, and when a reader sees it. Publishing goes
 * without HTTP; saving is not counted.
 */
final class Publishing {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LoadContent content;
    private final FloorStore store;
    private final URI server;
    private final int each;
    private final int rounds;
    private int changed;

    /** @param each publishes in a round */
    Publishing(LoadContent content, FloorStore store, URI server, int each, int rounds) {
        this.content = content;
        this.store = store;
        this.server = server;
        this.each = each;
        this.rounds = rounds;
    }

    /**
     * Medians of the rounds.
     *
     * @param seen from the call that publishes to the end of the answer that shows it, to a reader who asks when the call is over
     * @param extent what the floor writes
     */
    record Figures(Round publishes, Round floor, Round seen, String extent) {
        double ofFloor() {
            return publishes.perSecond() / floor.perSecond();
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| publishing a changed work | %s | %s | %.2f | %.2f, %.2f | %s |%n",
                    Report.round(publishes),
                    Report.round(floor),
                    ofFloor(),
                    seen.percentileMillis(0.5),
                    seen.percentileMillis(0.99),
                    extent);
        }
    }

    Figures measure() {
        try {
            return figures();
        } catch (SQLException e) {
            throw new IllegalStateException("the floor could not be written", e);
        }
    }

    private Figures figures() throws SQLException {
        VersionMark first = content.change(0, "Before the floor");
        try (PublishFloor floor = PublishFloor.of(store, LoadContent.id("work", 0), () -> content.publish(0, first))) {
            List<Round> publishes = new ArrayList<>();
            List<Round> written = new ArrayList<>();
            List<Round> seen = new ArrayList<>();
            for (int round = -3; round < rounds; round++) {
                Round ours = publishes();
                Round theirs = written(floor);
                Round shown = seen();
                // those below 0 warm up
                if (round >= 0) {
                    publishes.add(ours);
                    written.add(theirs);
                    seen.add(shown);
                }
            }
            return new Figures(median(publishes), median(written), median(seen), floor.extent());
        }
    }

    private Round publishes() {
        long[] nanos = new long[each];
        for (int i = 0; i < each; i++) {
            int work = changed % content.works();
            VersionMark saved = content.change(work, "Carving changed " + changed++);
            long from = System.nanoTime();
            content.publish(work, saved);
            nanos[i] = System.nanoTime() - from;
        }
        return round(nanos);
    }

    private Round seen() {
        long[] nanos = new long[each];
        try (Wire wire = new Wire(server)) {
            for (int i = 0; i < each; i++) {
                int work = changed % content.works();
                String title = "Carving changed " + changed++;
                String query = "{ work(slug: \"work-" + work + "\", locale: \"en\") { title } }";
                byte[] asking = Wire.post(server, "/graphql", "", JSON.writeValueAsString(Map.of("query", query)));
                byte[] before = wire.ask(asking);
                VersionMark saved = content.change(work, title);
                long from = System.nanoTime();
                content.publish(work, saved);
                byte[] after = wire.ask(asking);
                while (Arrays.equals(after, before)) {
                    after = wire.ask(asking);
                }
                nanos[i] = System.nanoTime() - from;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return round(nanos);
    }

    private Round written(PublishFloor floor) throws SQLException {
        long[] nanos = new long[each];
        for (int i = 0; i < each; i++) {
            long from = System.nanoTime();
            floor.write();
            nanos[i] = System.nanoTime() - from;
        }
        return round(nanos);
    }

    private static Round round(long[] nanos) {
        Arrays.sort(nanos);
        long all = Arrays.stream(nanos).sum();
        return new Round(nanos.length / (all / 1e9), nanos, 0, 0);
    }

    private static Round median(List<Round> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Round::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
