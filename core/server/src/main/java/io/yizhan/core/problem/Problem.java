package io.yizhan.core.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that failed, as data.
 *
 * @param code what kind of failure, for programs
 * @param message key of the sentence in messages_zh.properties and messages_en.properties
 * @param params values named in the sentence, also given to programs: strings, numbers, booleans; never secrets
 * @param field which part of the request is meant, for example {@code where.year}; empty when all of it
 */
public record Problem(ProblemCode code, String message, Map<String, Object> params, Optional<String> field) {
    public Problem {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    public static Problem of(ProblemCode code, String message) {
        return new Problem(code, message, Map.of(), Optional.empty());
    }

    /** The problem whose sentence is the general one of its code. */
    public static Problem of(ProblemCode code) {
        return of(code, "code." + code.name());
    }

    public Problem with(String param, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(params);
        more.put(param, value);
        return new Problem(code, message, more, field);
    }

    public Problem at(String where) {
        return new Problem(code, message, params, Optional.of(where));
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    public ProblemException exception(Throwable cause) {
        return new ProblemException(this, cause);
    }
}
