package io.yizhan.core.delivery;

import io.yizhan.core.graphql.AnswerCache.Question;
import io.yizhan.core.graphql.GraphqlRequest;
import io.yizhan.core.model.Digests;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SHA-256 of all that makes two questions the same one; nobody can make two that share it. */
record AnswerKey(long a, long b, long c, long d) {

    /** @param audience see {@link io.yizhan.core.security.Access#audience} */
    static AnswerKey of(Question question, String audience) {
        GraphqlRequest request = question.call().request();
        StringBuilder text = new StringBuilder(question.text().length() + 200)
                .append(question.generation())
                .append('\n');
        append(text, audience);
        append(text, request.operationName().orElse(""));
        append(text, question.text());
        value(text, request.variables());
        ByteBuffer digest = ByteBuffer.wrap(Digests.sha256(text.toString()));
        return new AnswerKey(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    /** Equal for equal JSON values, whatever the order of an object's members. */
    private static void value(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append('n');
            case Map<?, ?> map -> {
                text.append('{').append(map.size());
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((name, member) -> sorted.put(String.valueOf(name), member));
                sorted.forEach((name, member) -> {
                    append(text, name);
                    value(text, member);
                });
            }
            case List<?> list -> {
                text.append('[').append(list.size());
                list.forEach(element -> value(text, element));
            }
            case String string -> append(text, string);
            default -> append(text.append(value.getClass().getSimpleName()), value.toString());
        }
    }

    /** With its length before it, so that no two sequences run together to the same text. */
    private static void append(StringBuilder text, String part) {
        text.append('"').append(part.length()).append(':').append(part);
    }
}
