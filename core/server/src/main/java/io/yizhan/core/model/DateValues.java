package io.yizhan.core.model;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Days, moments and uncertain dates. */
final class DateValues {
    private static final Pattern DAY = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final Pattern LOCAL =
            Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?");
    private static final int YEARS_AHEAD = 11;

    private DateValues() {}

    static Optional<JsonNode> day(JsonNode input, ValueContext at) {
        Optional<String> text = at.text(input).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (DAY.matcher(text.get()).matches()) {
                return ValueContext.json(LocalDate.parse(text.get()).toString());
            }
        } catch (DateTimeException e) {
            return at.refuse(FindingCode.DATE_INVALID);
        }
        return at.refuse(FindingCode.DATE_INVALID);
    }

    static Optional<JsonNode> moment(JsonNode input, ValueContext at) {
        if (!at.isObjectOf(input, List.of("local", "zone", "instant"))) {
            return Optional.empty();
        }
        Optional<LocalDateTime> local = local(ValueContext.part(input, "local"), at.at("local"));
        Optional<ZoneId> zone = zone(ValueContext.part(input, "zone"), at.at("zone"));
        if (local.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> instant = instant(local.get(), zone.get(), ValueContext.part(input, "instant"), at);
        return instant.map(found -> {
            ObjectNode moment = ValueContext.JSON.objectNode();
            moment.put("local", local.get().toString());
            moment.put("zone", zone.get().getId());
            moment.put("instant", found.toString());
            return moment;
        });
    }

    private static Optional<LocalDateTime> local(JsonNode input, ValueContext at) {
        Optional<String> text = at.text(input);
        try {
            if (text.isPresent() && LOCAL.matcher(text.get()).matches()) {
                return Optional.of(LocalDateTime.parse(text.get()));
            }
        } catch (DateTimeException e) {
            at.refuse(FindingCode.LOCAL_TIME_INVALID);
            return Optional.empty();
        }
        if (text.isPresent()) {
            at.refuse(FindingCode.LOCAL_TIME_INVALID);
        }
        return Optional.empty();
    }

    private static Optional<ZoneId> zone(JsonNode input, ValueContext at) {
        Optional<String> text = at.text(input);
        if (text.isPresent() && !ZoneId.getAvailableZoneIds().contains(text.get())) {
            at.refuseUnknown(FindingCode.ZONE_UNKNOWN, "zone", text.get(), new TreeSet<>(ZoneId.getAvailableZoneIds()));
            return Optional.empty();
        }
        return text.map(ZoneId::of);
    }

    /** A skipped hour is refused; an hour that happens twice needs the instant to tell which. */
    private static Optional<Instant> instant(LocalDateTime local, ZoneId zone, JsonNode given, ValueContext at) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            String after =
                    zone.getRules().getTransition(local).getDateTimeAfter().toString();
            at.at("local")
                    .refuse(
                            FindingCode.LOCAL_TIME_GAP,
                            "zone",
                            zone.getId(),
                            "local",
                            local.toString(),
                            "after",
                            after);
            return Optional.empty();
        }
        if (offsets.size() == 1) {
            return Optional.of(local.toInstant(offsets.getFirst()));
        }
        String wanted = given.stringValue("");
        List<Instant> instants = offsets.stream().map(local::toInstant).toList();
        Optional<Instant> chosen = instants.stream()
                .filter(instant -> instant.toString().equals(wanted))
                .findFirst();
        if (chosen.isEmpty()) {
            at.at("instant")
                    .refuse(
                            FindingCode.LOCAL_TIME_AMBIGUOUS,
                            "zone",
                            zone.getId(),
                            "local",
                            local.toString(),
                            "first",
                            instants.get(0).toString(),
                            "second",
                            instants.get(1).toString());
        }
        return chosen;
    }

    static Optional<JsonNode> uncertain(Clock clock, JsonNode input, ValueContext at) {
        if (!at.isObjectOf(input, List.of("edtf", "earliest", "latest", "display"))) {
            return Optional.empty();
        }
        ValueContext edtfAt = at.at("edtf");
        Optional<Edtf> date = edtfAt.text(ValueContext.part(input, "edtf")).flatMap(text -> {
            Optional<Edtf> parsed = Edtf.parse(text);
            if (parsed.isEmpty()) {
                edtfAt.refuse(FindingCode.EDTF_INVALID);
            }
            return parsed;
        });
        Optional<ObjectNode> display = display(ValueContext.part(input, "display"), at.at("display"));
        if (date.isEmpty() || !sane(date.get(), clock, edtfAt)) {
            return Optional.empty();
        }
        ObjectNode value = ValueContext.JSON.objectNode();
        value.put("edtf", date.get().text());
        value.put("earliest", date.get().earliest());
        value.put("latest", date.get().latest());
        display.ifPresent(texts -> value.set("display", texts));
        return Optional.of(value);
    }

    private static boolean sane(Edtf date, Clock clock, ValueContext at) {
        int max = Year.now(clock).getValue() + YEARS_AHEAD;
        boolean startsWell = date.openStart() || (date.earliest() >= Edtf.OPEN_START && date.earliest() <= max);
        boolean endsWell = date.openEnd() || (date.latest() >= Edtf.OPEN_START && date.latest() <= spanEnd(max));
        if (!startsWell || !endsWell) {
            String min = Integer.toString(Edtf.OPEN_START);
            at.refuse(FindingCode.YEAR_OUT_OF_RANGE, "min", min, "max", Integer.toString(max));
            return false;
        }
        if (date.first().isAfter(date.last())) {
            at.refuse(FindingCode.EDTF_REVERSED);
            return false;
        }
        return true;
    }

    /** The running century written 20XX ends after the last sane year, and is sane. */
    private static int spanEnd(int max) {
        return max - Math.floorMod(max, 100) + 99;
    }

    private static Optional<ObjectNode> display(JsonNode input, ValueContext at) {
        if (input.isNull()) {
            return Optional.empty();
        }
        if (!input.isObject()) {
            at.refuse(FindingCode.OBJECT_EXPECTED);
            return Optional.empty();
        }
        ObjectNode texts = ValueContext.JSON.objectNode();
        for (String locale : new TreeSet<>(input.propertyNames())) {
            if (!at.options().locales().contains(locale)) {
                at.at(locale).refuse(FindingCode.UNKNOWN_LOCALE, "locale", locale);
            } else {
                TextValues.shortText(FieldType.INDEXABLE_LENGTH, input.get(locale), at.at(locale))
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> texts.put(locale, text));
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    }
}
