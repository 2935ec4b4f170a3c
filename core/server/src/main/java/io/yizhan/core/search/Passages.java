package io.yizhan.core.search;

import io.yizhan.core.search.TextAnalysis.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The passages of a text in which words stand, as HTML: escaped, and the words in {@code <mark>}. */
final class Passages {
    private static final int AROUND = 60;
    private static final int LONGEST = 240;
    /** So much of a text is looked through, in characters: reading all of a long one takes longer than finding it. */
    private static final int READ = 50_000;

    private final TextAnalysis analysis;
    private final WantedWords wanted;
    /** Term → whether it is wanted: texts say the same words again and again. */
    private final Map<String, Boolean> known = new HashMap<>();

    Passages(TextAnalysis analysis, WantedWords wanted) {
        this.analysis = analysis;
        this.wanted = wanted;
    }

    private record Mark(int start, int end) {}

    private boolean isWanted(Word word) {
        return wanted.has(word.term())
                || (!word.eastAsian()
                        && analysis.stems(word.term(), wanted.languages()).stream()
                                .anyMatch(wanted.stems()::contains));
    }

    /** At most so many passages: those with the most marks, in the order of the text. */
    List<String> of(String text, int most) {
        List<List<Mark>> passages = new ArrayList<>();
        for (Mark mark : marks(text)) {
            boolean near = !passages.isEmpty()
                    && mark.start() - passages.getLast().getLast().end() <= AROUND
                    && mark.end() - passages.getLast().getFirst().start() <= LONGEST - 2 * AROUND;
            if (near) {
                passages.getLast().add(mark);
            } else {
                passages.add(new ArrayList<>(List.of(mark)));
            }
        }
        return passages.stream()
                .sorted(Comparator.comparingInt((List<Mark> passage) -> -passage.size()))
                .limit(most)
                .sorted(Comparator.comparingInt(passage -> passage.getFirst().start()))
                .map(passage -> passage(text, passage))
                .toList();
    }

    /** The whole text. */
    String marked(String text) {
        return html(text, 0, text.length(), marks(text));
    }

    private String passage(String text, List<Mark> marks) {
        int start = boundary(text, marks.getFirst().start() - AROUND, -1);
        int end = boundary(text, marks.getLast().end() + AROUND, 1);
        return (start > 0 ? "…" : "") + html(text, start, end, marks) + (end < text.length() ? "…" : "");
    }

    /** Not inside a word where blanks are near, and never inside a character. */
    private static int boundary(String text, int around, int step) {
        if (around <= 0 || around >= text.length()) {
            return Math.clamp(around, 0, text.length());
        }
        for (int at = around; at > 0 && at < text.length() && Math.abs(at - around) < AROUND / 3; at -= step) {
            if (Character.isWhitespace(text.charAt(at))) {
                return step < 0 ? at + 1 : at;
            }
        }
        return Character.isLowSurrogate(text.charAt(around)) ? around + 1 : around;
    }

    private static String html(String text, int start, int end, List<Mark> marks) {
        StringBuilder html = new StringBuilder();
        int at = start;
        for (Mark mark : marks) {
            escape(text, at, mark.start(), html);
            html.append("<mark>");
            escape(text, mark.start(), mark.end(), html);
            html.append("</mark>");
            at = mark.end();
        }
        escape(text, at, end, html);
        return html.toString();
    }

    private static void escape(String text, int start, int end, StringBuilder html) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }

    /** Where words stand; what touches is one mark, as far as a passage may be long. */
    private List<Mark> marks(String text) {
        TreeMap<Integer, Integer> ends = new TreeMap<>();
        List<Word> words = analysis.read(text.length() <= READ ? text : text.substring(0, READ));
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (known.computeIfAbsent(word.term(), _ -> isWanted(word))) {
                ends.merge(word.start(), word.end(), Math::max);
            }
            Word next = i + 1 < words.size() ? words.get(i + 1) : word;
            if (WantedWords.touches(word, next) && wanted.words().contains(word.term() + next.term())) {
                ends.merge(word.start(), next.end(), Math::max);
            }
        }
        List<Mark> marks = new ArrayList<>();
        ends.forEach((start, end) -> {
            Mark last = marks.isEmpty() ? new Mark(-1, -1) : marks.getLast();
            if (last.end() < start) {
                marks.add(new Mark(start, end));
            } else if (end > last.end() && end - last.start() > LONGEST) {
                marks.add(new Mark(last.end(), end));
            } else if (end > last.end()) {
                marks.set(marks.size() - 1, new Mark(last.start(), end));
            }
        });
        return marks;
    }
}
