package io.yizhan.core.graphql;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** HTTP headers that rooms add to an answer; in the context under this class. Safe for several threads. */
public final class AnswerHeaders {
    private final Map<String, String> headers = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    public AnswerHeaders put(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("The value of header " + name + " holds characters other than ASCII");
        }
        headers.put(name, value);
        return this;
    }

    Map<String, String> copy() {
        return Map.copyOf(headers);
    }
}
