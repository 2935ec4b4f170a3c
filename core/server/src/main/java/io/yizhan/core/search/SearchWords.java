package io.yizhan.core.search;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A text somebody typed to search for. Words are divided by blanks; what stands in quotation marks of any kind stands together. All
 * else is text: there is no syntax to get wrong.
 *
 * @param parts in their order
 */
record SearchWords(String text, List<Part> parts) {
    static final int LONGEST = 200;
    static final int MOST = 16;

    private static final String OPENING = "\"“”„«「『";
    private static final String CLOSING = "\"”““»」』";

    SearchWords {
        parts = List.copyOf(parts);
    }

    /**
     * A word, or words that stand together.
     *
     * @param open whether it may go on: the last word, with nothing behind it
     */
    record Part(String text, boolean together, boolean open) {}

    /** @throws io.yizhan.core.problem.ProblemException QUERY_TOO_COMPLEX if it is too long */
    static SearchWords read(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw tooLong("search.too-long", LONGEST, length);
        }
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int quote = OPENING.indexOf(text.charAt(at));
            int end = quote < 0 ? -1 : closing(text, at);
            if (end > 0) {
                parts.add(new Part(text.substring(at + 1, end), true, false));
                at = end + 1;
            } else if (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at))) {
                at++;
            } else {
                int next = wordEnd(text, at);
                parts.add(new Part(text.substring(at, next), false, next == text.length()));
                at = next;
            }
        }
        refuseMore(parts.size());
        return new SearchWords(text, parts);
    }

    /** @throws io.yizhan.core.problem.ProblemException QUERY_TOO_COMPLEX if these are too many words */
    static void refuseMore(int words) {
        if (words > MOST) {
            throw tooLong("search.too-many-words", MOST, words);
        }
    }

    /** Where the quotation ends that begins at a place; negative if it does not. */
    private static int closing(String text, int start) {
        char opening = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean closes = CLOSING.indexOf(c) >= 0
                    && (c == CLOSING.charAt(OPENING.indexOf(opening))
                            || (opening != '"' && OPENING.indexOf(opening) < 3));
            if (closes) {
                return i;
            }
        }
        return -1;
    }

    private static int wordEnd(String text, int start) {
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean quoted = OPENING.indexOf(c) >= 0 && closing(text, at) > 0;
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || quoted) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static RuntimeException tooLong(String message, int limit, int actual) {
        return Problem.of(ProblemCode.QUERY_TOO_COMPLEX, message)
                .with("limit", limit)
                .with("actual", actual)
                .at("search")
                .exception();
    }
}
