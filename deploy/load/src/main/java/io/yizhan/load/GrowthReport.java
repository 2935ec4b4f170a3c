package io.yizhan.load;

import io.yizhan.load.Growth.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Figures of {@link Growth} as tables: a row per question, a column per size. */
final class GrowthReport {
    private GrowthReport() {}

    static String of(List<Figures> figures, List<Integer> sizes) {
        StringBuilder text = new StringBuilder("\nRows touched per request:\n\n").append(head(sizes, ""));
        List<String> questions =
                figures.stream().map(Figures::question).distinct().toList();
        for (String question : questions) {
            text.append(row(question, "", figures, one -> String.format(Locale.ROOT, "%.0f", one.rows())));
        }
        text.append("\nAnswers a second (p50, p99 ms), processor ms of one:\n\n")
                .append(head(sizes, " connections |"));
        for (String question : questions) {
            for (int i = 0; i < Growth.CONNECTIONS.size(); i++) {
                int place = i;
                text.append(row(question, " " + Growth.CONNECTIONS.get(i) + " |", figures, one -> round(one, place)));
            }
        }
        return text.toString();
    }

    private static String round(Figures one, int place) {
        Measure.Round round = one.rounds().get(place);
        return String.format(Locale.ROOT, "%s, %.2f", Report.round(round), round.cpuMillis());
    }

    private static String head(List<Integer> sizes, String second) {
        return "| question |" + second
                + sizes.stream()
                        .map(size -> String.format(Locale.ROOT, " %,d works |", size))
                        .collect(Collectors.joining())
                + "\n|---|" + (second.isEmpty() ? "" : "---|") + "---|".repeat(sizes.size()) + "\n";
    }

    private static String row(String question, String second, List<Figures> figures, Function<Figures, String> cell) {
        return "| " + question + " |" + second
                + figures.stream()
                        .filter(one -> one.question().equals(question))
                        .map(one -> " " + cell.apply(one) + " |")
                        .collect(Collectors.joining())
                + "\n";
    }

    static String line(Figures one) {
        return String.format(
                Locale.ROOT,
                "%s, %d works: %.1f rows; %s",
                one.question(),
                one.works(),
                one.rows(),
                IntStream.range(0, one.rounds().size())
                        .mapToObj(i -> round(one, i))
                        .collect(Collectors.joining("; ")));
    }
}
