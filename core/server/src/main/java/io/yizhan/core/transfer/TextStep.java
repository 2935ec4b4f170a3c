package io.yizhan.core.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One change of texts on their way from the source into a field. */
sealed interface TextStep {
    List<String> apply(List<String> texts, RowNotes notes);

    /** What to do with a text that a look-up table does not know. */
    enum Unmatched {
        REPORT,
        IGNORE,
        KEEP
    }

    /** Each text in parts, at a separator. */
    record Split(String separator) implements TextStep {
        @Override
        public List<String> apply(List<String> texts, RowNotes notes) {
            return texts.stream()
                    .flatMap(text -> Arrays.stream(text.split(Pattern.quote(separator), -1)))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    /** The part of each text that a pattern finds (its first group if it has one); texts without are left out. */
    record Match(Pattern pattern) implements TextStep {
        @Override
        public List<String> apply(List<String> texts, RowNotes notes) {
            List<String> found = new ArrayList<>();
            for (String text : texts) {
                Matcher matcher = pattern.matcher(text);
                if (matcher.find()) {
                    String part = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
                    if (part != null) {
                        found.add(part);
                    }
                }
            }
            return found;
        }
    }

    /** Plain replacements, in order. */
    record Replace(Map<String, String> pairs) implements TextStep {
        @Override
        public List<String> apply(List<String> texts, RowNotes notes) {
            return texts.stream()
                    .map(text -> {
                        String changed = text;
                        for (Map.Entry<String, String> pair : pairs.entrySet()) {
                            changed = changed.replace(pair.getKey(), pair.getValue());
                        }
                        return changed;
                    })
                    .toList();
        }
    }

    /** A word of the source → a word of ours. Case and outer white space do not count; an empty word of ours is none. */
    record Lookup(Map<String, String> table, Unmatched unmatched) implements TextStep {
        public Lookup {
            Map<String, String> folded = new TreeMap<>();
            table.forEach((word, ours) -> folded.put(fold(word), ours));
            table = folded;
        }

        @Override
        public List<String> apply(List<String> texts, RowNotes notes) {
            List<String> found = new ArrayList<>();
            for (String text : texts) {
                String ours = table.get(fold(text));
                if (ours != null) {
                    found.add(ours);
                } else if (unmatched == Unmatched.KEEP) {
                    found.add(text);
                } else if (unmatched == Unmatched.REPORT) {
                    notes.add(ImportFinding.UNMATCHED, "value", RowNotes.shorten(text));
                }
            }
            return found.stream().filter(text -> !text.isBlank()).distinct().toList();
        }

        private static String fold(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** Only texts longer than that many characters. */
    record LongerThan(int length) implements TextStep {
        @Override
        public List<String> apply(List<String> texts, RowNotes notes) {
            return texts.stream()
                    .filter(text -> text.codePointCount(0, text.length()) > length)
                    .toList();
        }
    }

    /** At most that many characters, cut at a blank and closed with …. */
    record Shorten(int length) implements TextStep {
        @Override
        public List<String> apply(List<String> texts, RowNotes notes) {
            return texts.stream().map(this::shorten).toList();
        }

        private String shorten(String text) {
            if (text.codePointCount(0, text.length()) <= length) {
                return text;
            }
            String start = text.substring(0, text.offsetByCodePoints(0, length - 1));
            int blank = start.lastIndexOf(' ');
            return (blank > start.length() / 2 ? start.substring(0, blank) : start).stripTrailing() + "…";
        }
    }

    /** All texts as one. */
    record Join(String between) implements TextStep {
        @Override
        public List<String> apply(List<String> texts, RowNotes notes) {
            return texts.isEmpty() ? texts : List.of(String.join(between, texts));
        }
    }
}
