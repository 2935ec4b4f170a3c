package io.yizhan.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers, money and measures. Decimals are texts, never JSON numbers, so that no program rounds them on the way. */
final class NumberValues {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,12})?");
    private static final long SAFE = 1L << 53;
    private static final int MEASURE_DECIMALS = 6;

    private NumberValues() {}

    static Optional<JsonNode> whole(FieldType.WholeNumber type, JsonNode input, ValueContext at) {
        if (!input.isIntegralNumber() || !input.canConvertToLong()) {
            return at.refuse(FindingCode.NUMBER_EXPECTED);
        }
        long value = input.longValue();
        long min = Math.max(type.min().orElse(-SAFE), -SAFE);
        long max = Math.min(type.max().orElse(SAFE), SAFE);
        if (value < min) {
            return at.refuse(FindingCode.BELOW_MIN, "min", Long.toString(min));
        }
        if (value > max) {
            return at.refuse(FindingCode.ABOVE_MAX, "max", Long.toString(max));
        }
        // the node a parser makes of the same text, so that stored and fresh values are equal
        boolean small = value == (int) value;
        return Optional.of(small ? ValueContext.JSON.numberNode((int) value) : ValueContext.JSON.numberNode(value));
    }

    static Optional<JsonNode> decimal(FieldType.DecimalNumber type, JsonNode input, ValueContext at) {
        Optional<BigDecimal> parsed = plain(input, at).flatMap(number -> scaled(number, type.scale(), at));
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal number = parsed.get();
        if (type.min().isPresent() && number.compareTo(type.min().get()) < 0) {
            return at.refuse(FindingCode.BELOW_MIN, "min", type.min().get().toPlainString());
        }
        if (type.max().isPresent() && number.compareTo(type.max().get()) > 0) {
            return at.refuse(FindingCode.ABOVE_MAX, "max", type.max().get().toPlainString());
        }
        return ValueContext.json(number.toPlainString());
    }

    /** A number in plain notation with ASCII digits; other notations are for imports to translate. */
    private static Optional<BigDecimal> plain(JsonNode input, ValueContext at) {
        if (!input.isString() || !PLAIN.matcher(input.stringValue().strip()).matches()) {
            at.refuse(FindingCode.DECIMAL_EXPECTED);
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(input.stringValue().strip()));
    }

    private static Optional<BigDecimal> scaled(BigDecimal number, int scale, ValueContext at) {
        if (number.stripTrailingZeros().scale() > scale) {
            at.refuse(FindingCode.TOO_MANY_DECIMALS, "max", Integer.toString(scale));
            return Optional.empty();
        }
        return Optional.of(number.setScale(scale, RoundingMode.UNNECESSARY));
    }

    static Optional<JsonNode> money(ContentModel model, JsonNode input, ValueContext at) {
        if (!at.isObjectOf(input, List.of("amount", "currency"))) {
            return Optional.empty();
        }
        Optional<String> currency = at.at("currency").text(ValueContext.part(input, "currency"));
        if (currency.isEmpty() || !isCurrency(model, currency.get(), at.at("currency"))) {
            return Optional.empty();
        }
        ValueContext amountAt = at.at("amount");
        Optional<BigDecimal> amount = plain(ValueContext.part(input, "amount"), amountAt)
                .flatMap(number -> scaled(number, minorUnit(currency.get()), amountAt));
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        if (amount.get().signum() < 0) {
            return amountAt.refuse(FindingCode.AMOUNT_NEGATIVE);
        }
        ObjectNode money = ValueContext.JSON.objectNode();
        money.put("amount", amount.get().toPlainString());
        money.put("currency", currency.get());
        return Optional.of(money);
    }

    /** The vocabulary {@code currency} decides where there is one, else the JDK's list of ISO 4217. */
    private static boolean isCurrency(ContentModel model, String code, ValueContext at) {
        Vocabulary vocabulary = model.vocabularies().get("currency");
        if (vocabulary != null) {
            return TermValues.accept(vocabulary, code, FindingCode.CURRENCY_UNKNOWN, "currency", at);
        }
        List<String> known = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList();
        if (!known.contains(code)) {
            String suggestion = Suggestion.nearest(code, known);
            at.refuse(FindingCode.CURRENCY_UNKNOWN, "currency", code, "suggestion", suggestion);
            return false;
        }
        return true;
    }

    /** Digits after the point after ISO 4217; 2 for codes the JDK does not know, 4 for those without any (XAU). */
    static int minorUnit(String code) {
        try {
            int digits = Currency.getInstance(code).getDefaultFractionDigits();
            return digits < 0 ? 4 : digits;
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }

    static Optional<JsonNode> measure(FieldType.Measure type, JsonNode input, ValueContext at) {
        if (!at.isObjectOf(input, List.of("value", "unit"))) {
            return Optional.empty();
        }
        List<String> units = new ArrayList<>(type.units());
        if (!units.contains(type.baseUnit())) {
            units.addFirst(type.baseUnit());
        }
        Optional<String> unit = at.at("unit").text(ValueContext.part(input, "unit"));
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        if (!units.contains(unit.get())) {
            return at.at("unit").refuseUnknown(FindingCode.UNIT_UNKNOWN, "unit", unit.get(), units);
        }
        ValueContext valueAt = at.at("value");
        Optional<BigDecimal> value = plain(ValueContext.part(input, "value"), valueAt);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get().signum() < 0) {
            return valueAt.refuse(FindingCode.MEASURE_NEGATIVE);
        }
        if (value.get().scale() > MEASURE_DECIMALS) {
            return valueAt.refuse(FindingCode.TOO_MANY_DECIMALS, "max", Integer.toString(MEASURE_DECIMALS));
        }
        ObjectNode measure = ValueContext.JSON.objectNode();
        measure.put("value", value.get().toPlainString());
        measure.put("unit", unit.get());
        return Optional.of(measure);
    }
}
