package io.yizhan.core.security;

import io.yizhan.core.model.Labels;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which passwords may be set (NIST SP 800-63B §3.1.1.2, ASVS 6.2): at least ten characters of any kind in any script, at
 * most 128, not something everybody tries first. No rules about kinds of characters and no forced change.
 */
@Singleton
final class PasswordRules {
    static final int SHORTEST = 10;
    static final int ADVISED = 15;
    static final int LONGEST = 128;

    /** Longer ones may well be several ordinary words. */
    private static final int PHRASE = 24;

    /** With fewer letters left over, the words taken out were the password. */
    private static final int OWN_LETTERS = 4;

    private final List<String> common;

    PasswordRules() {
        this.common = load();
    }

    /**
     * Why a password may not be set; empty when it may.
     *
     * @param context words an attacker would think of here: site name, account, display name
     */
    Optional<SecurityFinding> check(String password, Collection<String> context) {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST) {
            return refusal(
                    "PASSWORD_TOO_SHORT",
                    "密码至少需要 10 个字符，建议 15 个以上。",
                    "Use at least 10 characters; 15 or more are advised.");
        }
        if (length > LONGEST) {
            return refusal("PASSWORD_TOO_LONG", "密码最多 128 个字符。", "Use at most 128 characters.");
        }
        if (holdsHalfCharacter(normal)) {
            return refusal(
                    "PASSWORD_NOT_TEXT", "密码含有不完整的字符。", "The password holds half of a character. Type it again.");
        }
        if (pattern(normal) || guessable(normal, context)) {
            return refusal(
                    "PASSWORD_TOO_COMMON",
                    "这个密码太常见或太容易猜到。请使用与本站、账号无关的几个词语。",
                    "This password is common or easy to guess here. Use several words that have nothing to do with this site or account.");
        }
        return Optional.empty();
    }

    private static boolean holdsHalfCharacter(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Few different characters, a run such as 1234567890, or a short piece repeated. */
    private static boolean pattern(String text) {
        int[] points = text.toLowerCase(Locale.ROOT).codePoints().toArray();
        if (text.codePoints().distinct().count() <= 3) {
            return true;
        }
        int steps = 0;
        for (int i = 1; i < points.length; i++) {
            steps += Math.abs(points[i] - points[i - 1]) <= 1 ? 1 : 0;
        }
        if (steps >= points.length - 3) {
            return true;
        }
        for (int period = 1; period <= Math.min(5, points.length / 2); period++) {
            int from = period;
            while (from < points.length && points[from] == points[from - period]) {
                from++;
            }
            if (from == points.length) {
                return true;
            }
        }
        return false;
    }

    private boolean guessable(String password, Collection<String> context) {
        String plain = password.toLowerCase(Locale.ROOT);
        return madeOf(plain, context) || madeOf(withoutDisguise(plain), context);
    }

    private boolean madeOf(String plain, Collection<String> context) {
        if (common.contains(onlyLetters(plain, true))) {
            return true;
        }
        if (plain.codePointCount(0, plain.length()) >= PHRASE) {
            return false;
        }
        TreeSet<String> words = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        words.addAll(common);
        context.stream().flatMap(PasswordRules::pieces).forEach(words::add);
        String rest = plain;
        int taken = 0;
        for (String word : words) {
            if (rest.contains(word)) {
                rest = rest.replace(word, " ");
                taken++;
            }
        }
        return taken >= 1 && taken <= 2 && onlyLetters(rest, false).length() < OWN_LETTERS;
    }

    /** A context text as a whole and its words, each without digits and signs around. */
    private static Stream<String> pieces(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(plain, onlyLetters(plain, false)), Stream.of(plain.split("[^\\p{L}]+", -1)))
                .filter(word -> word.codePointCount(0, word.length()) >= 2);
    }

    private static String withoutDisguise(String plain) {
        return plain.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static String onlyLetters(String text, boolean andDigits) {
        return text.codePoints()
                .filter(point -> Character.isLetter(point) || (andDigits && Character.isDigit(point)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Optional<SecurityFinding> refusal(String code, String chinese, String english) {
        return Optional.of(
                SecurityFinding.error(code, Labels.of(chinese, english)).at("password"));
    }

    private static List<String> load() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("/security/common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("security/common-passwords.txt is missing from the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
