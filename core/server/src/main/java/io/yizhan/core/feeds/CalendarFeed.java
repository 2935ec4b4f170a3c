package io.yizhan.core.feeds;

import io.yizhan.core.feeds.DescribedEntries.Listed;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A calendar (RFC 5545, RFC 7986) of what begins at some time: entries with a {@code startDate}, and the events told with them. Days
 * are all-day events; times are given in UTC, so no rules of time zones are needed.
 */
final class CalendarFeed {
    static final int MOST_ENTRIES = 500;

    /** In this order on every server: what is alike is numbered by it. */
    private static final List<String> EVENTS = List.of("subEvent", "event");

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Pattern A_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final ContentType type;
    private final String locale;
    private final CalendarText text = new CalendarText();

    CalendarFeed(ContentType type, String locale) {
        this.type = type;
        this.locale = locale;
    }

    /** Whether entries of the type begin at some time, or events told with them do. */
    static boolean fits(ContentType type) {
        return type.allFields().stream()
                .anyMatch(field -> tells(field, "startDate")
                        || (EVENTS.stream().anyMatch(event -> tells(field, event))
                                && field.type() instanceof FieldType.Group));
    }

    private static boolean tells(Field field, String property) {
        return field.jsonLd().filter(told -> told.property().equals(property)).isPresent();
    }

    String write(List<Listed> entries, Description description) {
        text.line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Yizhan//Feeds//EN")
                .line("CALSCALE", "GREGORIAN")
                .text("NAME;LANGUAGE=" + locale, type.pluralLabel().in(locale))
                .text("X-WR-CALNAME", type.pluralLabel().in(locale));
        for (Listed listed : entries) {
            events(listed.entry(), description.of(type, listed.entry()));
        }
        return text.line("END", "VCALENDAR").toString();
    }

    private void events(JsonNode entry, Map<String, Object> described) {
        String id = entry.path("id").asString();
        event(id, entry, described, described);
        Map<String, Integer> alike = new LinkedHashMap<>();
        for (String property : EVENTS) {
            for (Map<?, ?> inner : objects(described.get(property))) {
                String start = Description.text(inner, "startDate").orElse("");
                int number = alike.merge(start, 1, Integer::sum);
                String seed = id + " " + start + " " + number;
                event(
                        UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        entry,
                        inner,
                        described);
            }
        }
    }

    private void event(String id, JsonNode entry, Map<?, ?> event, Map<String, Object> whole) {
        Map<String, String> times = Description.text(event, "startDate")
                .map(start -> times(start, Description.text(event, "endDate")))
                .orElse(Map.of());
        if (times.isEmpty()) {
            return;
        }
        Instant changed = Instant.parse(entry.path("updatedAt").asString());
        Instant created = Instant.parse(entry.path("createdAt").asString());
        long revision = Math.max(0, Duration.between(created, changed).toSeconds());
        text.line("BEGIN", "VEVENT")
                .line("UID", id)
                .line("DTSTAMP", time(changed))
                .line("LAST-MODIFIED", time(changed))
                .line("SEQUENCE", Long.toString(revision));
        times.forEach(text::line);
        Description.text(event, "name").ifPresent(name -> text.text("SUMMARY;LANGUAGE=" + locale, name));
        Description.text(event, "description").ifPresent(more -> text.text("DESCRIPTION;LANGUAGE=" + locale, more));
        String place = places(event.get("location"));
        if (!place.isEmpty()) {
            text.text("LOCATION", place);
        }
        text.line("STATUS", state(Description.text(whole, "eventStatus").orElse("")));
        Description.text(whole, "url").ifPresent(page -> text.line("URL", page));
        text.line("END", "VEVENT");
    }

    /**
     * The lines of an event's times; none if it begins neither on a day nor at a time: a year or a month has no place in a calendar. The
     * last day of an all-day event is the one after it (§3.6.1).
     */
    private static Map<String, String> times(String start, Optional<String> end) {
        Map<String, String> lines = new LinkedHashMap<>();
        day(start).ifPresent(first -> {
            LocalDate last = end.flatMap(text -> day(text).or(() -> moment(text).map(OffsetDateTime::toLocalDate)))
                    .filter(day -> !day.isBefore(first))
                    .orElse(first);
            lines.put("DTSTART;VALUE=DATE", DAY.format(first));
            lines.put("DTEND;VALUE=DATE", DAY.format(last.plusDays(1)));
        });
        moment(start).map(OffsetDateTime::toInstant).ifPresent(begins -> {
            lines.put("DTSTART", time(begins));
            end.flatMap(CalendarFeed::moment)
                    .map(OffsetDateTime::toInstant)
                    .filter(begins::isBefore)
                    .ifPresent(ends -> lines.put("DTEND", time(ends)));
        });
        return lines;
    }

    private static Optional<LocalDate> day(String text) {
        // a year of more than four digits has no form there either
        return A_DAY.matcher(text).matches() && !text.startsWith("9999")
                ? read(text, LocalDate::parse)
                : Optional.empty();
    }

    private static Optional<OffsetDateTime> moment(String text) {
        return text.indexOf('T') == "2027-08-20".length() ? read(text, OffsetDateTime::parse) : Optional.empty();
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeParseException unfit) {
            return Optional.empty();
        }
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static String state(String status) {
        return switch (status) {
            case "https://schema.org/EventCancelled" -> "CANCELLED";
            case "https://schema.org/EventPostponed" -> "TENTATIVE";
            default -> "CONFIRMED";
        };
    }

    private static String places(@Nullable Object location) {
        List<String> names = new ArrayList<>();
        if (location instanceof String text) {
            names.add(text);
        }
        for (Map<?, ?> place : objects(location)) {
            for (String part : List.of("name", "address")) {
                if (place.get(part) instanceof String text && !names.contains(text)) {
                    names.add(text);
                }
            }
        }
        return String.join(", ", names);
    }

    private static List<Map<?, ?>> objects(@Nullable Object value) {
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (one instanceof Map<?, ?> object) {
                objects.add(object);
            }
        }
        return objects;
    }
}
