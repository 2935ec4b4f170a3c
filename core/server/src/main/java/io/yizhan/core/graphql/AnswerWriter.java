package io.yizhan.core.graphql;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON values as UTF-8, up to the largest answer allowed. Only JSON's own kinds of value can be written. */
@Singleton
final class AnswerWriter {
    private final JsonFactory json = JsonFactory.builder().build();
    private final int limit;

    AnswerWriter(LimitsConfig limits) {
        this.limit = limits.answerBytes();
    }

    /** @throws RequestRefused QUERY_TOO_COMPLEX when the answer grows too long */
    byte[] write(Map<String, ?> answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            value(out, answer, bytes);
        }
        check(bytes);
        return bytes.toByteArray();
    }

    private void value(JsonGenerator out, @Nullable Object value, ByteArrayOutputStream bytes) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Integer number -> out.writeNumber(number.intValue());
            case Long number -> out.writeNumber(number.longValue());
            case Double number -> out.writeNumber(number.doubleValue());
            case BigDecimal number -> out.writeNumber(number);
            case BigInteger number -> out.writeNumber(number);
            case Boolean truth -> out.writeBoolean(truth);
            case Map<?, ?> map -> object(out, map, bytes);
            case Iterable<?> list -> {
                out.writeStartArray();
                for (Object element : list) {
                    value(out, element, bytes);
                }
                out.writeEndArray();
            }
            default -> throw new IllegalStateException("Not a JSON value: " + value.getClass());
        }
    }

    private void object(JsonGenerator out, Map<?, ?> map, ByteArrayOutputStream bytes) {
        check(bytes);
        out.writeStartObject();
        map.forEach((key, member) -> {
            out.writeName(String.valueOf(key));
            value(out, member, bytes);
        });
        out.writeEndObject();
    }

    private void check(ByteArrayOutputStream bytes) {
        if (bytes.size() > limit) {
            throw new RequestRefused(DocumentCache.tooComplex("answerBytes", bytes.size(), limit));
        }
    }
}
