package io.yizhan.load;

import io.yizhan.load.Load.Figures;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Figures as a table for people. */
final class Report {
    private static final String HEAD = """
            | question | connections | uncached /s (p50, p99 ms) | floor /s (p50, p99 ms) | held /s (p50, p99 ms) | fixed bytes /s (p50, p99 ms) | nginx /s (p50, p99 ms) | uncached ÷ floor | held ÷ uncached | held ÷ fixed | held ÷ nginx | processor ms: uncached, floor (floor ÷ uncached) |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private static final String PUBLISHING_HEAD = """

            | what | publishes /s (p50, p99 ms) | floor /s (p50, p99 ms) | publishes ÷ floor | until seen, ms (p50, p99) | the floor writes |
            |---|---|---|---|---|---|
            """;

    private Report() {}

    static String of(Load.Result result, int works) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, %d processors, Java %s, %d works.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                works));
        text.append(HEAD);
        result.questions().forEach(one -> text.append(line(one)));
        text.append(PUBLISHING_HEAD).append(result.publishing().line());
        return text.toString();
    }

    static String line(Figures one) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %.2f | %.1f | %.2f | %s | %.2f, %.2f (%.2f) |%n",
                one.name(),
                one.connections(),
                round(one.uncached()),
                round(one.floor()),
                round(one.held()),
                round(one.fixed()),
                one.nginx().map(Report::round).orElse("–"),
                one.ofFloor(),
                one.gain(),
                one.ofFixed(),
                one.ofNginx(),
                one.uncached().cpuMillis(),
                one.floor().cpuMillis(),
                one.floor().cpuMillis() / one.uncached().cpuMillis());
    }

    static String round(Measure.Round round) {
        return String.format(
                Locale.ROOT,
                "%.0f (%.2f, %.2f)%s",
                round.perSecond(),
                round.percentileMillis(0.5),
                round.percentileMillis(0.99),
                round.refused() == 0 ? "" : ", " + round.refused() + " refused");
    }
}
