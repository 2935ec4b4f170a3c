package io.yizhan.core.projection;

import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Canonical JSON of a value → what its columns hold. */
final class ColumnValues {
    private ColumnValues() {}

    /**
     * @param locale orders sort keys; the default locale for shared values
     * @return null if the value is absent
     */
    static @Nullable Object of(
            FieldType type, ColumnRole role, @Nullable JsonNode value, String locale, SearchKeys keys) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (role) {
            case VALUE -> plain(type, value);
            case PRESENT -> true;
            case FOLD -> cut(keys.fold(value.asString()));
            case SORT -> keys.sortKey(value.asString(), locale);
            case AMOUNT -> new BigDecimal(value.get("amount").asString());
            case CURRENCY -> value.get("currency").asString();
            case EARLIEST -> year(value, "earliest");
            case LATEST -> year(value, "latest");
            case NORMALIZED ->
                type instanceof FieldType.Measure measure
                        ? Units.convert(
                                new BigDecimal(value.get("value").asString()),
                                value.get("unit").asString(),
                                measure.baseUnit())
                        : null;
        };
    }

    private static @Nullable Object plain(FieldType type, JsonNode value) {
        return switch (type) {
            case FieldType.WholeNumber _ -> value.asLong();
            case FieldType.DecimalNumber _ -> new BigDecimal(value.asString());
            case FieldType.TrueFalse _ -> value.asBoolean();
            case FieldType.Day _ -> LocalDate.parse(value.asString());
            case FieldType.Moment _ -> Instant.parse(value.get("instant").asString());
            default -> cut(value.asString());
        };
    }

    private static @Nullable Integer year(JsonNode value, String bound) {
        JsonNode year = value.get(bound);
        return year == null || year.isNull() ? null : Integer.valueOf(year.asInt());
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= FieldType.INDEXABLE_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, FieldType.INDEXABLE_LENGTH));
    }
}
