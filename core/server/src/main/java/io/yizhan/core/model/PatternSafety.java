package io.yizhan.core.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tells patterns that java.util.regex may take exponential time for: a repeated group that itself holds a repetition
 * or a choice, unless each round starts with a character that no repetition in it can eat ({@code (/[a-z]+)*}); back
 * references; look-around. Stricter than need be, and easy to explain.
 */
final class PatternSafety {
    private static final int MAX_LENGTH = 500;

    private final String pattern;
    private final Deque<Group> open = new ArrayDeque<>();
    private int at;

    private PatternSafety(String pattern) {
        this.pattern = pattern;
        open.push(new Group());
    }

    private static final class Group {
        private final List<String> repeated = new ArrayList<>();
        private boolean repeats;
        private boolean chooses;
        private boolean nests;
        private Optional<String> start = Optional.empty();
        private boolean begun;

        /** True if going round again takes a character that cannot belong to the round before. */
        private boolean separated() {
            return start.isPresent()
                    && !chooses
                    && !nests
                    && repeated.stream().noneMatch(atom -> start.get().matches(atom));
        }
    }

    static Optional<String> findSyntaxError(String pattern) {
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }

    static Optional<String> findDanger(String pattern) {
        return pattern.length() > MAX_LENGTH
                ? Optional.of("longer than " + MAX_LENGTH)
                : new PatternSafety(pattern).scan();
    }

    private Optional<String> scan() {
        while (at < pattern.length()) {
            int start = at;
            char c = pattern.charAt(at++);
            if (c == '\\') {
                char escaped = pattern.charAt(at++);
                if ((escaped >= '1' && escaped <= '9') || escaped == 'k') {
                    return Optional.of("back reference");
                }
                if (escaped == 'Q') {
                    return Optional.of("\\Q");
                }
                if ((escaped == 'p' || escaped == 'P' || escaped == 'x')
                        && at < pattern.length()
                        && pattern.charAt(at) == '{') {
                    at = pattern.indexOf('}', at) + 1;
                }
                noteAtom(start, Optional.empty());
            } else if (c == '[') {
                skipClass();
                noteAtom(start, Optional.empty());
            } else if (c == '(') {
                if (pattern.startsWith("?", at) && !pattern.startsWith("?:", at)) {
                    return Optional.of("(?…)");
                }
                at += pattern.startsWith("?:", at) ? 2 : 0;
                open.push(new Group());
            } else if (c == ')') {
                if (repeatsBadly(open.pop())) {
                    return Optional.of("repetition or choice inside a repeated group");
                }
            } else if (c == '|') {
                open.element().chooses = true;
            } else {
                noteAtom(start, Optional.of(pattern.substring(start, at)).filter(literal -> !literal.equals(".")));
            }
        }
        return Optional.empty();
    }

    private enum Repetition {
        ONCE,
        MAYBE,
        FIXED,
        SEVERAL
    }

    /** Reads the quantifier after an atom. */
    private Repetition quantifier() {
        if (at >= pattern.length() || "*+?{".indexOf(pattern.charAt(at)) < 0) {
            return Repetition.ONCE;
        }
        char c = pattern.charAt(at);
        int end = c == '{' ? pattern.indexOf('}', at) : at;
        String bounds = pattern.substring(at, end);
        at = end + 1;
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        if (c == '?' || bounds.equals("{0,1")) {
            return Repetition.MAYBE;
        }
        return c == '{' && bounds.indexOf(',') < 0 ? Repetition.FIXED : Repetition.SEVERAL;
    }

    private void noteAtom(int start, Optional<String> literal) {
        String atom = pattern.substring(start, at);
        Repetition repetition = quantifier();
        Group around = open.element();
        if (repetition == Repetition.SEVERAL || repetition == Repetition.MAYBE) {
            around.repeats = true;
            around.repeated.add(atom);
        }
        if (!around.begun && repetition == Repetition.ONCE) {
            around.start = literal;
        }
        around.begun = true;
    }

    private boolean repeatsBadly(Group closed) {
        Repetition repetition = quantifier();
        boolean several = repetition == Repetition.SEVERAL || repetition == Repetition.FIXED;
        Group around = open.element();
        around.nests = true;
        around.begun = true;
        around.repeats |= closed.repeats || repetition == Repetition.SEVERAL || repetition == Repetition.MAYBE;
        around.chooses |= closed.chooses;
        return several && (closed.repeats || closed.chooses) && !closed.separated();
    }

    private void skipClass() {
        int depth = 1;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        while (at < pattern.length() && depth > 0) {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
    }
}
