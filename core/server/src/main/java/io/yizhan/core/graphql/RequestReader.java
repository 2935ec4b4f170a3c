package io.yizhan.core.graphql;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads what a client sent by POST or GET, within the limits of size and nesting, and refuses halves of characters. */
@Singleton
final class RequestReader {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern OPERATION_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_NUMBER = 100;

    private final LimitsConfig limits;
    private final JsonFactory bodies;
    private final JsonFactory values;

    RequestReader(LimitsConfig limits) {
        this.limits = limits;
        this.bodies = json(limits.variablesDepth() + 1);
        this.values = json(limits.variablesDepth());
    }

    private static JsonFactory json(int nesting) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(nesting)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(10_000)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** @throws ProblemException when the body is no well-formed GraphQL request */
    GraphqlRequest body(byte[] body) {
        if (body.length > limits.bodyBytes()) {
            throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "http.body-too-large")
                    .with("limit", limits.bodyBytes())
                    .with("actual", body.length)
                    .exception();
        }
        return reading("body", () -> {
            try (JsonParser parser = bodies.createParser(ObjectReadContext.empty(), body)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    throw Problem.of(ProblemCode.BAD_USER_INPUT, "request.not-object")
                            .at("body")
                            .exception();
                }
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    long from = parser.currentTokenLocation().getByteOffset();
                    members.put(name, value(parser, name));
                    if (name.equals("variables")) {
                        checkVariablesLength(parser.currentLocation().getByteOffset() - from);
                    }
                }
                requireEnd(parser, "body");
                return request(members, false);
            }
        });
    }

    /** @throws ProblemException when the parameters are no well-formed GraphQL request */
    GraphqlRequest parameters(
            @Nullable String query,
            @Nullable String operationName,
            @Nullable String variables,
            @Nullable String extensions) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("query", query);
        members.put("operationName", operationName == null || operationName.isEmpty() ? null : operationName);
        if (variables != null) {
            checkVariablesLength(variables.getBytes(StandardCharsets.UTF_8).length);
        }
        members.put("variables", parameter("variables", variables));
        members.put("extensions", parameter("extensions", extensions));
        return request(members, true);
    }

    private @Nullable Object parameter(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return this.<Optional<Object>>reading(name, () -> {
                    try (JsonParser parser = values.createParser(ObjectReadContext.empty(), text)) {
                        parser.nextToken();
                        Object value = value(parser, name);
                        requireEnd(parser, name);
                        return Optional.ofNullable(value);
                    }
                })
                .orElse(null);
    }

    private <T> T reading(String what, Supplier<T> read) {
        try {
            return read.get();
        } catch (StreamConstraintsException e) {
            if (!String.valueOf(e.getMessage()).contains("nesting depth")) {
                throw badJson(what, e);
            }
            throw DocumentCache.tooComplex("variablesDepth", limits.variablesDepth() + 1L, limits.variablesDepth())
                    .at(what)
                    .exception();
        } catch (JacksonException e) {
            throw badJson(what, e);
        }
    }

    private static ProblemException badJson(String what, JacksonException e) {
        return badJson(what, e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation());
    }

    private static ProblemException badJson(String what, TokenStreamLocation at) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, "request.bad-json")
                .with("line", Math.max(1, at.getLineNr()))
                .with("column", Math.max(1, at.getColumnNr()))
                .at(what)
                .exception();
    }

    private void checkVariablesLength(long length) {
        if (length > limits.variablesBytes()) {
            throw DocumentCache.tooComplex("variablesBytes", length, limits.variablesBytes())
                    .at("variables")
                    .exception();
        }
    }

    private static void requireEnd(JsonParser parser, String what) {
        if (parser.nextToken() != null) {
            throw badJson(what, parser.currentTokenLocation());
        }
    }

    private static @Nullable Object value(JsonParser parser, String field) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    wholeCharacters(name, field);
                    parser.nextToken();
                    object.put(name, value(parser, field));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, field));
                }
                yield list;
            }
            case VALUE_STRING -> wholeCharacters(parser.getString(), field);
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("Unexpected JSON token " + token);
        };
    }

    private static String wholeCharacters(String text, String field) {
        if (!Scalars.wholeCharacters(text)) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "request.lone-surrogate")
                    .at(field)
                    .exception();
        }
        return text;
    }

    private static GraphqlRequest request(Map<String, @Nullable Object> members, boolean readOnly) {
        Map<String, @Nullable Object> variables = object(members, "variables");
        Map<String, @Nullable Object> extensions = object(members, "extensions");
        Optional<String> query = string(members, "query");
        Optional<String> hash = hash(extensions);
        if (query.isEmpty() && hash.isEmpty()) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "request.query-missing")
                    .at("query")
                    .exception();
        }
        return new GraphqlRequest(
                query, string(members, "operationName"), variables, hash, readOnly, operationId(extensions));
    }

    private static Optional<String> string(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw wrongType(name, "a string");
    }

    @SuppressWarnings("unchecked") // value() makes objects of nothing else
    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw wrongType(name, "an object");
    }

    private static Optional<String> hash(Map<String, @Nullable Object> extensions) {
        Object persisted = extensions.get("persistedQuery");
        if (persisted == null) {
            return Optional.empty();
        }
        if (persisted instanceof Map<?, ?> map
                && Integer.valueOf(1).equals(map.get("version"))
                && map.get("sha256Hash") instanceof String hash
                && SHA256.matcher(hash).matches()) {
            return Optional.of(hash.toLowerCase(Locale.ROOT));
        }
        throw Problem.of(ProblemCode.BAD_USER_INPUT, "request.persisted-version")
                .at("extensions.persistedQuery")
                .exception();
    }

    private static Optional<String> operationId(Map<String, @Nullable Object> extensions) {
        Object id = extensions.get("operationId");
        if (id == null) {
            return Optional.empty();
        }
        if (id instanceof String text && OPERATION_ID.matcher(text).matches()) {
            return Optional.of(text);
        }
        throw Problem.of(ProblemCode.BAD_USER_INPUT, "request.operation-id")
                .at("extensions.operationId")
                .exception();
    }

    private static ProblemException wrongType(String name, String expected) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, "request.type")
                .with("expected", expected)
                .at(name)
                .exception();
    }
}
