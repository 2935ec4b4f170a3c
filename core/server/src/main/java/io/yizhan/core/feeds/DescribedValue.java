package io.yizhan.core.feeds;

import io.yizhan.core.feeds.SiteAddresses.Addresses;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Values of fields in the forms schema.org knows: dates of ISO 8601, Offer, QuantitativeValue, ImageObject, PropertyValue. */
final class DescribedValue {
    /** Properties that want pictures. */
    private static final Set<String> PICTURES = Set.of("image", "logo", "photo");

    private static final Pattern CERTAIN_DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    private DescribedValue() {}

    /** Empty where there is nothing to tell. */
    static Optional<Object> of(Field field, String property, JsonNode value, Addresses addresses) {
        return switch (field.type()) {
            case FieldType.RichText _ -> text(value.path("plainText").asString(""));
            case FieldType.Money _ -> Optional.of(money(property, value));
            case FieldType.Measure _ ->
                Optional.of(object(
                        "QuantitativeValue",
                        "value",
                        value.path("value").asString(),
                        "unitText",
                        value.path("unit").asString()));
            case FieldType.Moment _ ->
                Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        Instant.parse(value.path("instant").asString())
                                .atZone(ZoneId.of(value.path("zone").asString()))
                                .toOffsetDateTime()));
            case FieldType.UncertainDate _ -> date(value);
            case FieldType.Asset _ -> file(property, value, addresses);
            case FieldType.Identifier identifier
            when property.equals("identifier") ->
                Optional.of(object("PropertyValue", "propertyID", identifier.scheme(), "value", value.asString()));
            case FieldType.WholeNumber _ -> Optional.of(value.asLong());
            case FieldType.TrueFalse _ -> Optional.of(value.asBoolean());
            default -> text(value.asString(""));
        };
    }

    private static Optional<Object> text(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** What is asked for something is an offer; other sums are amounts. */
    private static Map<String, Object> money(String property, JsonNode value) {
        boolean offer = property.equals("offers") || property.equals("makesOffer");
        return object(
                offer ? "Offer" : "MonetaryAmount",
                offer ? "price" : "value",
                value.path("amount").asString(),
                offer ? "priceCurrency" : "currency",
                value.path("currency").asString());
    }

    /** A day, month or year that is certain; else the years it may mean as a time interval of ISO 8601-1, open where it is open. */
    private static Optional<Object> date(JsonNode value) {
        String edtf = value.path("edtf").asString("");
        if (CERTAIN_DATE.matcher(edtf).matches()) {
            return Optional.of(edtf);
        }
        String earliest = year(value.path("earliestYear"));
        String latest = year(value.path("latestYear"));
        if (earliest.equals("..") && latest.equals("..")) {
            return Optional.empty();
        }
        return Optional.of(earliest.equals(latest) ? earliest : earliest + "/" + latest);
    }

    private static String year(JsonNode year) {
        if (!year.isNumber()) {
            return "..";
        }
        int number = year.asInt();
        return (number < 0 ? "-" : "") + String.format(Locale.ROOT, "%04d", Math.abs(number));
    }

    private static Optional<Object> file(String property, JsonNode file, Addresses addresses) {
        String kind = file.path("kind").asString("");
        if (PICTURES.contains(property) && !kind.equals("image")) {
            return Optional.empty();
        }
        String type = switch (kind) {
            case "image" -> "ImageObject";
            case "video" -> "VideoObject";
            case "audio" -> "AudioObject";
            default -> "MediaObject";
        };
        Map<String, Object> object =
                object(type, "contentUrl", addresses.whole(file.path("url").asString()));
        if (!kind.equals("image")) {
            object.put("encodingFormat", file.path("mediaType").asString());
        }
        add(object, "name", file.path("alt"));
        add(object, "caption", file.path("caption"));
        add(object, "creditText", file.path("credit"));
        String rights = file.path("rights").asString("");
        if (!rights.isBlank()) {
            object.put(rights.matches("https?://\\S+") ? "license" : "copyrightNotice", rights);
        }
        return Optional.of(object);
    }

    private static void add(Map<String, Object> object, String property, JsonNode text) {
        text(text.asString("")).ifPresent(one -> object.put(property, one));
    }

    private static Map<String, Object> object(String type, String... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("@type", type);
        for (int i = 0; i < members.length; i += 2) {
            object.put(members[i], members[i + 1]);
        }
        return object;
    }
}
