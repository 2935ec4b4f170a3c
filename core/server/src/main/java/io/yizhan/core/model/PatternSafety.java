package io.yizhan.core.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tells patterns that java.util.regex may take exponential time for: a repeated group that itself holds a repetition
 * or a choice, back references, look-around. Stricter than need be, and easy to explain.
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
        private boolean repeats;
        private boolean chooses;
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
                noteRepeat(false, new Group());
            } else if (c == '[') {
                skipClass();
                noteRepeat(false, new Group());
            } else if (c == '(') {
                if (pattern.startsWith("?", at) && !pattern.startsWith("?:", at)) {
                    return Optional.of("(?…)");
                }
                at += pattern.startsWith("?:", at) ? 2 : 0;
                open.push(new Group());
            } else if (c == ')') {
                Group closed = open.pop();
                if (noteRepeat(true, closed)) {
                    return Optional.of("repetition or choice inside a repeated group");
                }
            } else if (c == '|') {
                open.element().chooses = true;
            } else {
                noteRepeat(false, new Group());
            }
        }
        return Optional.empty();
    }

    /** Reads the quantifier after an atom; true if it repeats a group that must not be repeated. */
    private boolean noteRepeat(boolean group, Group atom) {
        boolean several = false;
        boolean varies = false;
        if (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '*' || c == '+' || c == '?') {
                several = c != '?';
                varies = true;
                at++;
            } else if (c == '{') {
                int end = pattern.indexOf('}', at);
                String bounds = pattern.substring(at + 1, end);
                several = !bounds.equals("0") && !bounds.equals("1") && !bounds.equals("0,1");
                varies = bounds.contains(",");
                at = end + 1;
            }
            if (varies && at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
                at++;
            }
        }
        Group around = open.element();
        around.repeats |= varies || (group && atom.repeats);
        around.chooses |= group && atom.chooses;
        return group && several && (atom.repeats || atom.chooses);
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
