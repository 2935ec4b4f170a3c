package io.yizhan.core.event;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Events as rows: kind is the record's name, the payload its JSON. */
final class EventFormat {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Class<?>> KINDS = Stream.concat(
                    Arrays.stream(Event.class.getPermittedSubclasses()),
                    Arrays.stream(Event.OfEntry.class.getPermittedSubclasses()))
            .filter(Class::isRecord)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private EventFormat() {}

    static String kind(Event event) {
        return event.getClass().getSimpleName();
    }

    static String payload(Event event) {
        return JSON.writeValueAsString(event);
    }

    static Event read(String kind, String payload) {
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalStateException("event kind " + kind + " is not known to this version of the server");
        }
        return (Event) JSON.readValue(payload, type);
    }
}
