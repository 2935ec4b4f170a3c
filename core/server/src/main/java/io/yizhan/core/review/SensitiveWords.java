package io.yizhan.core.review;

import io.yizhan.core.model.Finding.Severity;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operator's list of words that a submission is searched for.
 *
 * @param revision rises with each change
 */
record SensitiveWords(int revision, List<Word> words) {
    static final int LONGEST = 60;
    static final int MOST = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    SensitiveWords {
        words = List.copyOf(words);
    }

    /** @param severity an error refuses the submission, a warning goes with it */
    record Word(String text, Severity severity) {

        boolean in(String folded) {
            String wanted = fold(text);
            for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
                if (standsAlone(folded, at, at + wanted.length())) {
                    return true;
                }
            }
            return false;
        }

        /** A word of letters is not sought inside longer ones; Chinese has no such bounds. */
        private static boolean standsAlone(String text, int from, int to) {
            boolean before = from == 0 || !joined(text.charAt(from - 1), text.charAt(from));
            return before && (to == text.length() || !joined(text.charAt(to - 1), text.charAt(to)));
        }

        private static boolean joined(char left, char right) {
            return spelled(left) && spelled(right);
        }

        private static boolean spelled(char c) {
            return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
        }
    }

    static SensitiveWords parse(int revision, String json) {
        return new SensitiveWords(revision, List.of(JSON.readValue(json, Word[].class)));
    }

    String json() {
        return JSON.writeValueAsString(words);
    }

    /** As texts are compared: width, case and what cannot be seen do not matter. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Cf}", "");
    }

    List<Word> in(String text) {
        if (words.isEmpty() || text.isBlank()) {
            return List.of();
        }
        String folded = fold(text);
        return words.stream().filter(word -> word.in(folded)).toList();
    }
}
