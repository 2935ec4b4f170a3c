package io.yizhan.load;

import io.yizhan.core.entry.VersionMark;
import io.yizhan.load.Measure.Round;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How fast a changed work is published, one after the other, beside {@link PublishFloor}. Without HTTP; saving is not counted. */
final class Publishing {
    private final LoadContent content;
    private final FloorStore store;
    private final int each;
    private final int rounds;
    private int changed;

    /** @param each publishes in a round */
    Publishing(LoadContent content, FloorStore store, int each, int rounds) {
        this.content = content;
        this.store = store;
        this.each = each;
        this.rounds = rounds;
    }

    /** @param extent what the floor writes */
    record Figures(Round publishes, Round floor, String extent) {
        double ofFloor() {
            return publishes.perSecond() / floor.perSecond();
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| publishing a changed work | %s | %s | %.2f | %s |%n",
                    Report.round(publishes),
                    Report.round(floor),
                    ofFloor(),
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
            for (int round = -3; round < rounds; round++) {
                Round ours = publishes();
                Round theirs = written(floor);
                // those below 0 warm up
                if (round >= 0) {
                    publishes.add(ours);
                    written.add(theirs);
                }
            }
            return new Figures(median(publishes), median(written), floor.extent());
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
