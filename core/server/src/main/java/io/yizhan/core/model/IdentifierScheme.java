package io.yizhan.core.model;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Schemes of identifiers: how each is written, its check digit and its canonical form.
 *
 * @param form what the compact form (upper case, no blanks, dots or hyphens) must match
 * @param lenient a wrong check digit is a warning, since real codes carry one (USCC of the years before 2015)
 */
record IdentifierScheme(
        String name, String example, Pattern form, Check check, boolean lenient, UnaryOperator<String> canonical) {
    private static final String USCC_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Map<String, IdentifierScheme> SCHEMES = schemes();

    /** Tells whether the check digits of a compact form are right. */
    interface Check {
        boolean holds(String compact);
    }

    static Set<String> known() {
        return SCHEMES.keySet();
    }

    static Optional<IdentifierScheme> find(String name) {
        return Optional.ofNullable(SCHEMES.get(name));
    }

    /** True for schemes of which the text is kept as written, e.g. numbers of a museum's register. */
    boolean freeText() {
        return name.equals("accession");
    }

    private static Map<String, IdentifierScheme> schemes() {
        Map<String, IdentifierScheme> all = new LinkedHashMap<>();
        add(all, "accession", "1990.5.3 a–b", ".+", text -> true, UnaryOperator.identity());
        IdentifierScheme uscc = new IdentifierScheme(
                "uscc",
                "91330100799655058B",
                Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}"),
                IdentifierScheme::uscc,
                true,
                UnaryOperator.identity());
        all.put("uscc", uscc);
        add(all, "gtin", "4006381333931", "[0-9]{8}|[0-9]{12,14}", IdentifierScheme::mod10, UnaryOperator.identity());
        add(all, "gln", "4006381333931", "[0-9]{13}", IdentifierScheme::mod10, UnaryOperator.identity());
        add(
                all,
                "isbn",
                "9780306406157",
                "[0-9]{9}[0-9X]|97[89][0-9]{10}",
                text -> text.length() == 10 ? mod11(text) : mod10(text),
                IdentifierScheme::isbn13);
        add(all, "issn", "03178471", "[0-9]{7}[0-9X]", IdentifierScheme::mod11, UnaryOperator.identity());
        add(all, "isni", "000000012146438X", "[0-9]{15}[0-9X]", IdentifierScheme::mod11of2, UnaryOperator.identity());
        add(all, "iswc", "T-034.524.680-1", "T[0-9]{10}", IdentifierScheme::iswc, IdentifierScheme::writeIswc);
        add(
                all,
                "isan",
                "0000-0000-D07A-0090-Q-0000-0000-X",
                "[0-9A-F]{16}[0-9A-Z](?:[0-9A-F]{8}[0-9A-Z])?",
                IdentifierScheme::isan,
                IdentifierScheme::writeIsan);
        add(
                all,
                "eidr",
                "10.5240/7791-8534-2C23-9030-8610-5",
                "105240/[0-9A-F]{20}[0-9A-Z]",
                text -> mod37of36(text.substring(7)),
                text -> "10.5240/" + text.substring(7).replaceAll("(.{4})(?=.)", "$1-"));
        add(
                all,
                "lei",
                "5493001KJTIIGC8Y1R12",
                "[0-9A-Z]{18}[0-9]{2}",
                IdentifierScheme::mod97,
                UnaryOperator.identity());
        add(all, "hs", "570110", "(?:[0-9]{2}){1,5}", text -> true, UnaryOperator.identity());
        add(all, "wikidata", "Q42", "Q[1-9][0-9]{0,11}", text -> true, UnaryOperator.identity());
        add(all, "ulan", "500115493", "500[0-9]{6}", text -> true, UnaryOperator.identity());
        return all;
    }

    private static void add(
            Map<String, IdentifierScheme> all,
            String name,
            String example,
            String form,
            Check check,
            UnaryOperator<String> canonical) {
        all.put(name, new IdentifierScheme(name, example, Pattern.compile(form), check, false, canonical));
    }

    /** GB 32100-2015, with the code of the organisation after GB 11714 inside. */
    private static boolean uscc(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += USCC_DIGITS.indexOf(text.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return USCC_DIGITS.charAt((31 - sum % 31) % 31) == text.charAt(17) && organisationCode(text.substring(8, 17));
    }

    private static boolean organisationCode(String text) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += ALPHANUMERIC.indexOf(text.charAt(i)) * weights[i];
        }
        return "0X987654321".charAt(sum % 11) == text.charAt(8);
    }

    /** GS1: weights 3 and 1 from the right. */
    private static boolean mod10(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int fromRight = text.length() - 1 - i;
            sum += Character.digit(text.charAt(i), 10) * (fromRight % 2 == 1 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    /** ISBN-10 and ISSN: weights from the length down to 1. */
    private static boolean mod11(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += digitOrX(text.charAt(i)) * (text.length() - i);
        }
        return sum % 11 == 0;
    }

    /** ISO 7064 mod 11-2. */
    private static boolean mod11of2(String text) {
        int total = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            total = (total + Character.digit(text.charAt(i), 10)) * 2 % 11;
        }
        return (total + digitOrX(text.charAt(text.length() - 1))) % 11 == 1;
    }

    private static int digitOrX(char c) {
        return c == 'X' ? 10 : Character.digit(c, 10);
    }

    /** ISO 15707. */
    private static boolean iswc(String text) {
        int sum = 1;
        for (int i = 1; i <= 9; i++) {
            sum += i * Character.digit(text.charAt(i), 10);
        }
        return (sum + Character.digit(text.charAt(10), 10)) % 10 == 0;
    }

    /** ISO 7064 mod 37,36. */
    private static boolean mod37of36(String text) {
        int product = 36;
        for (int i = 0; i < text.length() - 1; i++) {
            int sum = (product + ALPHANUMERIC.indexOf(text.charAt(i))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return (product + ALPHANUMERIC.indexOf(text.charAt(text.length() - 1))) % 36 == 1;
    }

    private static boolean isan(String text) {
        boolean root = mod37of36(text.substring(0, 17));
        return root && (text.length() == 17 || mod37of36(text.substring(0, 16) + text.substring(17)));
    }

    /** ISO 17442, ISO 7064 mod 97-10. */
    private static boolean mod97(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(ALPHANUMERIC.indexOf(c)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValueExact() == 1;
    }

    /** Both lengths of one book are one identifier. */
    private static String isbn13(String text) {
        if (text.length() == 13) {
            return text;
        }
        String body = "978" + text.substring(0, 9);
        for (char check = '0'; check <= '9'; check++) {
            if (mod10(body + check)) {
                return body + check;
            }
        }
        throw new IllegalStateException(text);
    }

    private static String writeIswc(String text) {
        return "T-" + text.substring(1, 4) + "." + text.substring(4, 7) + "." + text.substring(7, 10) + "-"
                + text.substring(10);
    }

    private static String writeIsan(String text) {
        String root = text.substring(0, 16).replaceAll("(.{4})", "$1-") + text.charAt(16);
        return text.length() == 17
                ? root
                : root + "-" + text.substring(17, 21) + "-" + text.substring(21, 25) + "-" + text.charAt(25);
    }
}
