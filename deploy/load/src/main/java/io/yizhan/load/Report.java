package io.yizhan.load;

import io.yizhan.load.Load.Figures;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Figures as a table for people. */
final class Report {
    private static final String HEAD = """
            | question | connections | uncached /s (p50, p99 ms) | floor /s (p50, p99 ms) | held /s (p50, p99 ms) | uncached ÷ floor | held ÷ uncached | processor ms: uncached, floor (floor ÷ uncached) |
            |---|---|---|---|---|---|---|---|
            """;

    private Report() {}

    static String of(List<Figures> figures, int works) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, %d processors, Java %s, %d works.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                works));
        text.append(HEAD);
        figures.forEach(one -> text.append(line(one)));
        return text.toString();
    }

    static String line(Figures one) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %.2f | %.1f | %.2f, %.2f (%.2f) |%n",
                one.name(),
                one.connections(),
                round(one.uncached()),
                round(one.floor()),
                round(one.cached()),
                one.ratio(),
                one.gain(),
                one.uncached().cpuMillis(),
                one.floor().cpuMillis(),
                one.floor().cpuMillis() / one.uncached().cpuMillis());
    }

    private static String round(Measure.Round round) {
        return String.format(
                Locale.ROOT,
                "%.0f (%.2f, %.2f)%s",
                round.perSecond(),
                round.percentileMillis(0.5),
                round.percentileMillis(0.99),
                round.refused() == 0 ? "" : ", " + round.refused() + " refused");
    }
}
