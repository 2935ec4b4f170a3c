package io.yizhan.core.portal;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/** How numbers, prices, measures and dates are written on the pages of one language. */
record Formats(PageLanguage language) {

    /**
     * The sign of the currency, the amount, and the code beside it: ¥ alone may be two currencies. The sign is that of no
     * language: those of some hold letters (US$), which the code says already, or run against the amount.
     */
    String money(JsonNode money) {
        BigDecimal amount = new BigDecimal(money.path("amount").asString("0"));
        Currency currency = Currency.getInstance(money.path("currency").asString());
        String sign = currency.getName(ULocale.ROOT, Currency.NARROW_SYMBOL_NAME, new boolean[1]);
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(Math.max(
                currency.getDefaultFractionDigits(), amount.stripTrailingZeros().scale()));
        format.setMaximumFractionDigits(Math.max(format.getMinimumFractionDigits(), 2));
        String code = currency.getCurrencyCode();
        return sign.equals(code) ? format.format(amount) + " " + code : sign + format.format(amount) + " " + code;
    }

    String measure(JsonNode measure) {
        return together(number(measure.path("value").asString("0")) + " "
                + measure.path("unit").asString(""));
    }

    /** Numbers and their units stay in their order in Arabic lines too (Unicode isolates). */
    String together(String text) {
        return language == PageLanguage.AR ? "\u2066" + text + "\u2069" : text;
    }

    /** An exact number without trailing zeros. */
    String number(String exact) {
        BigDecimal number = new BigDecimal(exact).stripTrailingZeros();
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(Math.max(number.scale(), 0));
        return format.format(number);
    }

    /** A day such as {@code 2027-08-21}. */
    String day(String day) {
        try {
            Instant noon = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
            return date("yMMMd").format(noon.toEpochMilli());
        } catch (DateTimeParseException e) {
            return day;
        }
    }

    /** From the first day to the last. */
    String days(String from, String to) {
        return from.equals(to) || to.isEmpty() ? day(from) : day(from) + " – " + day(to);
    }

    /** A moment, in UTC. */
    String moment(Instant instant) {
        return date("yMMMdHm").format(instant.toEpochMilli()) + " UTC";
    }

    private DateFormat date(String skeleton) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, language.locale());
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format;
    }
}
