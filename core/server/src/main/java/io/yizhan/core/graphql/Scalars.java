package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scalars of our schemas beside GraphQL's own. Parts use these very instances. */
public final class Scalars {
    private static final long SAFE_INTEGER = (1L << 53) - 1;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,45}(\\.[0-9]{1,20})?");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,7}");

    /** {@link Instant}; in with any offset, out in UTC; years 1 to 9999. */
    public static final GraphQLScalarType DATE_TIME = GraphQLScalarType.newScalar()
            .name("DateTime")
            .description("An instant, as RFC 3339 text with an offset, for example 2026-05-01T08:30:00Z.")
            .specifiedByUrl("https://scalars.graphql.org/andimarek/date-time.html")
            .coercing(new TextCoercing<>(Instant.class, "DateTime", Scalars::instant, Instant::toString))
            .build();

    /** {@link LocalDate}; years 1 to 9999. */
    public static final GraphQLScalarType DATE = GraphQLScalarType.newScalar()
            .name("Date")
            .description("A day without time and zone, as RFC 3339 full-date, for example 2026-05-01.")
            .specifiedByUrl("https://scalars.graphql.org/andimarek/local-date.html")
            .coercing(new TextCoercing<>(LocalDate.class, "Date", Scalars::date, LocalDate::toString))
            .build();

    /** {@link LocalDateTime}, to the second; years 1 to 9999. */
    public static final GraphQLScalarType LOCAL_DATE_TIME = GraphQLScalarType.newScalar()
            .name("LocalDateTime")
            .description("A day and a time without zone and offset, to the second, for example 2026-12-01T10:00:00.")
            .coercing(new TextCoercing<>(
                    LocalDateTime.class, "LocalDateTime", Scalars::localDateTime, LocalDateTime::toString))
            .build();

    /** {@link BigDecimal}; a string both ways, as JSON numbers lose digits in many clients. */
    public static final GraphQLScalarType DECIMAL_STRING = GraphQLScalarType.newScalar()
            .name("Decimal")
            .description(
                    "A decimal number as a string without exponent, for example \"12.50\". Numbers are not accepted,"
                            + " because clients round them.")
            .coercing(new TextCoercing<>(BigDecimal.class, "Decimal", Scalars::decimal, BigDecimal::toPlainString))
            .build();

    /** {@link Locale}. */
    public static final GraphQLScalarType LOCALE = GraphQLScalarType.newScalar()
            .name("Locale")
            .description("A language tag of BCP 47, for example zh-Hans, en or ug-Arab-CN.")
            .specifiedByUrl("https://www.rfc-editor.org/rfc/rfc5646.html")
            .coercing(new TextCoercing<>(Locale.class, "Locale", Scalars::locale, Locale::toLanguageTag))
            .build();

    /** {@link Long} within ±(2^53−1), which every JSON reader keeps exactly. */
    public static final GraphQLScalarType LONG = GraphQLScalarType.newScalar()
            .name("Long")
            .description("A whole number between -9007199254740991 and 9007199254740991.")
            .coercing(new LongCoercing())
            .build();

    /** Any JSON value: String, number, Boolean, null, List, Map. */
    public static final GraphQLScalarType JSON = GraphQLScalarType.newScalar()
            .name("JSON")
            .description("Any JSON value.")
            .specifiedByUrl("https://www.rfc-editor.org/rfc/rfc8259.html")
            .coercing(new JsonCoercing())
            .build();

    /** A short text in several languages: {@code Map<String, String>} from BCP 47 tag to text. */
    public static final GraphQLScalarType TEXTS = GraphQLScalarType.newScalar()
            .name("Texts")
            .description("A text in several languages: a JSON object from language tag to text,"
                    + " for example {\"zh-Hans\": \"玉\", \"en\": \"Jade\"}.")
            .coercing(new TextsCoercing())
            .build();

    private Scalars() {}

    /** Whether a text is free of lone surrogates, which databases silently replace. */
    public static boolean wholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static Instant instant(String text) {
        OffsetDateTime parsed = OffsetDateTime.parse(text);
        requireYear(parsed.getYear());
        return parsed.toInstant();
    }

    private static LocalDate date(String text) {
        LocalDate parsed = LocalDate.parse(text);
        requireYear(parsed.getYear());
        return parsed;
    }

    private static LocalDateTime localDateTime(String text) {
        LocalDateTime parsed = LocalDateTime.parse(text);
        requireYear(parsed.getYear());
        if (!parsed.equals(parsed.truncatedTo(ChronoUnit.SECONDS))) {
            throw new DateTimeException("fractions");
        }
        return parsed;
    }

    private static void requireYear(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("year");
        }
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException();
        }
        return new BigDecimal(text);
    }

    private static Locale locale(String text) {
        if (text.length() > 35 || !LANGUAGE_TAG.matcher(text).matches()) {
            throw new IllformedLocaleException();
        }
        return new Locale.Builder().setLanguageTag(text).build();
    }

    private interface Reading<T> {
        T of(String text);
    }

    private interface Writing<T> {
        String of(T value);
    }

    private record TextCoercing<T>(Class<T> type, String name, Reading<T> reading, Writing<T> writing)
            implements Coercing<T, String> {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            if (type.isInstance(value)) {
                return writing.of(type.cast(value));
            }
            if (value instanceof String text) {
                return parse(text).map(writing::of).orElseThrow(() -> new CoercingSerializeException("Not a " + name));
            }
            throw new CoercingSerializeException("Not a " + name);
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            return (input instanceof String text ? parse(text) : Optional.<T>empty())
                    .orElseThrow(() -> new CoercingParseValueException(expected(input)));
        }

        @Override
        public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            String text = input instanceof StringValue string ? string.getValue() : null;
            return Optional.ofNullable(text)
                    .flatMap(this::parse)
                    .orElseThrow(() -> new CoercingParseLiteralException(expected(text == null ? "" : text)));
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(serialize(input, context, locale));
        }

        private Optional<T> parse(String text) {
            try {
                return Optional.of(reading.of(text));
            } catch (DateTimeException | NumberFormatException | IllformedLocaleException e) {
                return Optional.empty();
            }
        }

        private String expected(Object input) {
            String shown =
                    input instanceof String text && !text.isEmpty() && text.length() <= 40 ? " '" + text + "'" : "";
            return "Expected a string that is a " + name + " (see the description of that scalar)" + shown;
        }
    }

    private static final class LongCoercing implements Coercing<Long, Long> {
        @Override
        public Long serialize(Object value, GraphQLContext context, Locale locale) {
            if (value instanceof Long || value instanceof Integer) {
                return ((Number) value).longValue();
            }
            throw new CoercingSerializeException("Not a Long");
        }

        @Override
        public Long parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof Long || input instanceof Integer) {
                long value = ((Number) input).longValue();
                if (Math.abs(value) <= SAFE_INTEGER) {
                    return value;
                }
            }
            throw new CoercingParseValueException("Expected a whole number within ±9007199254740991");
        }

        @Override
        public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof IntValue number
                    && number.getValue().abs().compareTo(BigInteger.valueOf(SAFE_INTEGER)) <= 0) {
                return number.getValue().longValueExact();
            }
            throw new CoercingParseLiteralException("Expected a whole number within ±9007199254740991");
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return IntValue.newIntValue(BigInteger.valueOf(serialize(input, context, locale)))
                    .build();
        }
    }

    private static final class JsonCoercing implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            return input;
        }

        @Override
        @SuppressWarnings("NullAway") // the library passes null on for a JSON null
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return literal(input, variables);
        }

        private static @Nullable Object literal(Value<?> input, CoercedVariables variables) {
            return switch (input) {
                case NullValue nothing -> null;
                case StringValue text -> text.getValue();
                case IntValue number -> number.getValue();
                case FloatValue number -> number.getValue();
                case BooleanValue truth -> truth.isValue();
                case EnumValue word -> word.getName();
                case VariableReference variable -> variables.get(variable.getName());
                case ArrayValue array -> {
                    List<@Nullable Object> list = new ArrayList<>();
                    array.getValues().forEach(element -> list.add(literal(element, variables)));
                    yield list;
                }
                case ObjectValue object -> {
                    Map<String, @Nullable Object> map = new LinkedHashMap<>();
                    for (ObjectField field : object.getObjectFields()) {
                        map.put(field.getName(), literal(field.getValue(), variables));
                    }
                    yield map;
                }
                default -> throw new CoercingParseLiteralException("Expected a JSON value");
            };
        }
    }

    private static final class TextsCoercing implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (fits(input)) {
                return input;
            }
            throw new CoercingParseValueException("Expected an object from language tag to text");
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            Object value = JsonCoercing.literal(input, variables);
            if (value != null && fits(value)) {
                return value;
            }
            throw new CoercingParseLiteralException("Expected an object from language tag to text");
        }

        private static boolean fits(Object input) {
            return input instanceof Map<?, ?> map
                    && map.entrySet().stream()
                            .allMatch(text -> LANGUAGE_TAG
                                            .matcher(String.valueOf(text.getKey()))
                                            .matches()
                                    && (text.getValue() == null || text.getValue() instanceof String));
        }
    }
}
