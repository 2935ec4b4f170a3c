package io.yizhan.core.graphql;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Content negotiation of GraphQL over HTTP. Headers are read by hand and only in part, so that no cache can grow by invented types.
 */
final class ContentTypes {
    static final String JSON = "application/json; charset=utf-8";
    static final String GRAPHQL = "application/graphql-response+json; charset=utf-8";
    static final String EVENT_STREAM = "text/event-stream";
    private static final int MOST_RANGES = 20;
    private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");
    private static final Pattern UTF_8 = Pattern.compile("charset=\"?utf-?8\"?");
    private static final Pattern WEIGHT = Pattern.compile("q=[01](\\.[0-9]{0,3})?");

    private ContentTypes() {}

    /** @throws io.yizhan.core.problem.ProblemException UNSUPPORTED_MEDIA for anything but JSON in UTF-8 */
    static void requireJson(@Nullable String contentType) {
        String[] parts = parts(contentType == null ? "" : contentType);
        boolean json = parts[0].equals("application/json");
        for (int i = 1; i < parts.length; i++) {
            json &= !parts[i].startsWith("charset=") || UTF_8.matcher(parts[i]).matches();
        }
        if (!json) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA, "http.content-type")
                    .with("received", parts[0].matches("[a-z0-9!#$&^_.+/-]{1,80}") ? parts[0] : "?")
                    .exception();
        }
    }

    /** Which type the client likes best; JSON when it has no preference; empty when it wants none of ours. */
    static Optional<String> findAccepted(List<String> accept) {
        if (accept.isEmpty()) {
            return Optional.of(JSON);
        }
        String best = null;
        double bestWeight = 0;
        int seen = 0;
        for (String header : accept) {
            for (String range : header.split(",", MOST_RANGES)) {
                String[] parts = parts(range);
                String type = offered(parts[0]);
                double weight = weight(parts);
                if (type != null && weight > bestWeight && seen++ < MOST_RANGES) {
                    best = type;
                    bestWeight = weight;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The type and its parameters, in small letters. */
    private static String[] parts(String range) {
        String text = range.trim().toLowerCase(Locale.ROOT);
        return text.indexOf(';') < 0 ? new String[] {text} : SEMICOLON.split(text, 10);
    }

    private static @Nullable String offered(String range) {
        return switch (range) {
            case "application/graphql-response+json" -> GRAPHQL;
            case EVENT_STREAM -> EVENT_STREAM;
            case "application/json", "application/*", "*/*" -> JSON;
            default -> null;
        };
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (WEIGHT.matcher(parts[i]).matches()) {
                return Double.parseDouble(parts[i].substring(2));
            }
        }
        return 1;
    }
}
