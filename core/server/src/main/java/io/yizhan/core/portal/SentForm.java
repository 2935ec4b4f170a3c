package io.yizhan.core.portal;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form as a browser sent it ({@code application/x-www-form-urlencoded}). Read here by hand: members are looked up by name and never
 * bound to objects.
 */
record SentForm(Map<String, List<String>> members) {
    private static final int LONGEST = 600_000;
    private static final int MOST_MEMBERS = 1_000;

    /**
     * Reads the body.
     *
     * @throws ProblemException PAYLOAD_TOO_LARGE, or BAD_USER_INPUT for what no browser sends
     */
    static SentForm of(byte @Nullable [] body) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        if (body == null || body.length == 0) {
            return new SentForm(members);
        }
        if (body.length > LONGEST) {
            throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE).exception();
        }
        String[] pairs = new String(body, StandardCharsets.UTF_8).split("&", MOST_MEMBERS + 1);
        if (pairs.length > MOST_MEMBERS) {
            throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE).exception();
        }
        for (String pair : pairs) {
            String[] parts = pair.split("=", 2);
            members.computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                    .add(parts.length == 1 ? "" : decode(parts[1]));
        }
        return new SentForm(members);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT).exception(e);
        }
    }

    /** The first of that name; empty text if there is none. Lines end as everywhere else. */
    String text(String name) {
        return members.getOrDefault(name, List.of("")).getFirst().replace("\r\n", "\n");
    }

    Optional<String> find(String name) {
        return Optional.of(text(name).strip()).filter(text -> !text.isEmpty());
    }

    List<String> all(String name) {
        return members.getOrDefault(name, List.of());
    }
}
