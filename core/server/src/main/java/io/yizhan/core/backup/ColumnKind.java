package io.yizhan.core.backup;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.JsonNode;

/**
 * What a column holds, and how its values stand in the file: the same for every database. Numbers as JSON numbers, decimals as
 * text, bytes as Base64, times as ISO 8601 in UTC.
 */
enum ColumnKind {
    BOOLEAN("boolean", SQLDataType.BOOLEAN) {
        @Override
        Object decode(JsonNode node) {
            return require(node.isBoolean(), node).booleanValue();
        }
    },
    NUMBER("number", SQLDataType.BIGINT) {
        @Override
        Object decode(JsonNode node) {
            return require(node.isIntegralNumber() && node.canConvertToLong(), node)
                    .longValue();
        }
    },
    DECIMAL("decimal", SQLDataType.DECIMAL) {
        @Override
        Object encode(Object value) {
            return ((BigDecimal) value).toPlainString();
        }

        @Override
        Object decode(JsonNode node) {
            return new BigDecimal(text(node));
        }
    },
    TEXT("text", SQLDataType.CLOB) {
        @Override
        Object decode(JsonNode node) {
            return text(node);
        }
    },
    /** Read and written as the database's own text: nothing between is to shift it by a zone. */
    TIME("time", SQLDataType.VARCHAR) {
        @Override
        Object encode(Object value) {
            return value.toString().replace(' ', 'T') + "Z";
        }

        @Override
        Object decode(JsonNode node) {
            String text = text(node);
            require(text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z"), node);
            String local = text.substring(0, text.length() - 1);
            try {
                LocalDateTime parsed = LocalDateTime.parse(local);
                assert parsed.getYear() >= 0;
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("no time: " + text, e);
            }
            return local.replace('T', ' ');
        }
    },
    BYTES("bytes", SQLDataType.BLOB) {
        @Override
        Object encode(Object value) {
            return Base64.getEncoder().encodeToString((byte[]) value);
        }

        @Override
        Object decode(JsonNode node) {
            return Base64.getDecoder().decode(text(node));
        }
    };

    private final String word;
    private final DataType<?> type;

    ColumnKind(String word, DataType<?> type) {
        this.word = word;
        this.type = type;
    }

    /** As the file says it. */
    String word() {
        return word;
    }

    /** What its values are in SQL. */
    DataType<?> type() {
        return type;
    }

    static Optional<ColumnKind> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /**
     * By what the database says of a column.
     *
     * @param dataType such as {@code varchar}
     * @param columnType the same with its length, such as {@code tinyint(1)}, by which booleans are known
     * @throws IllegalStateException for a type no system table has
     */
    static ColumnKind of(String dataType, String columnType) {
        if (columnType.startsWith("tinyint(1)")) {
            return BOOLEAN;
        }
        return switch (dataType) {
            case "tinyint", "smallint", "int", "bigint" -> NUMBER;
            case "decimal" -> DECIMAL;
            case "char", "varchar", "text", "mediumtext", "longtext" -> TEXT;
            case "datetime" -> TIME;
            case "binary", "varbinary", "blob", "mediumblob", "longblob" -> BYTES;
            default -> throw new IllegalStateException("backups know no columns of type " + columnType);
        };
    }

    /** What stands in the file for a value of {@link #type}. */
    Object encode(Object value) {
        return value;
    }

    /**
     * The value to write to the database.
     *
     * @throws IllegalArgumentException if the file holds something else
     */
    abstract Object decode(JsonNode node);

    private static String text(JsonNode node) {
        return require(node.isString(), node).stringValue();
    }

    private static JsonNode require(boolean fits, JsonNode node) {
        if (!fits) {
            throw new IllegalArgumentException("another kind of value: " + node.getNodeType());
        }
        return node;
    }
}
