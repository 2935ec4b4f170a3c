package io.yizhan.core.graphql;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the GraphQL library's own sentences fit to be shown: bounded, and JSON's words in place of Java's. */
final class ErrorDetails {
    private static final int LONGEST = 500;
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("LinkedHashMap", "object"),
            Map.entry("HashMap", "object"),
            Map.entry("LinkedHashMap$LinkedKeySet", "object"),
            Map.entry("ArrayList", "list"),
            Map.entry("String", "string"),
            Map.entry("Integer", "number"),
            Map.entry("Long", "number"),
            Map.entry("Double", "number"),
            Map.entry("BigDecimal", "number"),
            Map.entry("BigInteger", "number"),
            Map.entry("Boolean", "boolean"),
            Map.entry("NullValue", "null"));
    private static final Pattern CLASS = Pattern.compile("(?<=it was an? )'([A-Za-z$]+)'");

    private ErrorDetails() {}

    static String cleaned(String message) {
        String words = CLASS.matcher(message)
                .replaceAll(match -> Matcher.quoteReplacement(
                        WORDS.getOrDefault(match.group(1), match.group(1).replaceAll("Value$", ""))));
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
