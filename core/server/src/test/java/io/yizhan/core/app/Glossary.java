package io.yizhan.core.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/glossary.md, read: Chinese by English word in lower case. */
record Glossary(Map<String, String> words) {
    private static final Pattern ROW = Pattern.compile("\\| (\\S[^|]*) \\| ([^|]*) \\| [A-Z`][^|]*\\. \\|");
    private static final List<String> NO_ROWS = List.of("| 中文 |", "|---");

    static Glossary read(Path page) throws IOException {
        Map<String, String> words = new TreeMap<>();
        for (String line : Files.readAllLines(page)) {
            if (!line.startsWith("|") || NO_ROWS.stream().anyMatch(line::startsWith)) {
                continue;
            }
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                throw new AssertionError("no row of two words and a sentence: " + line);
            }
            String before = words.put(row.group(2).toLowerCase(Locale.ROOT), row.group(1));
            if (before != null) {
                throw new AssertionError("twice in the glossary: " + row.group(2));
            }
        }
        return new Glossary(words);
    }

    /** The Chinese word for an English one, which may stand in the plural. */
    Optional<String> chinese(String english) {
        String word = english.toLowerCase(Locale.ROOT);
        return List.of(word, word.replaceFirst("ies$", "y"), word.replaceFirst("s$", "")).stream()
                .filter(words::containsKey)
                .findFirst()
                .map(words::get);
    }
}
