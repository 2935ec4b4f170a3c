package io.yizhan.core.live;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.database.Database;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a reader who comes back has missed, by the position of the last event it was shown. */
@Singleton
final class MissedEvents {
    private static final String LAST = "Last-Event-ID";
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final Database database;
    private final EventStore events;
    private final LiveConfig config;

    MissedEvents(Database database, EventStore events, LiveConfig config) {
        this.database = database;
        this.events = events;
        this.config = config;
    }

    /** @throws io.yizhan.core.problem.ProblemException BAD_USER_INPUT if the header is no position */
    Optional<Long> last(HttpRequest<?> http) {
        @Nullable String sent = http.getHeaders().get(LAST);
        if (sent == null || sent.isEmpty()) {
            return Optional.empty();
        }
        if (!POSITION.matcher(sent).matches()) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "live.last-event-id")
                    .at(LAST)
                    .exception();
        }
        return Optional.of(Long.parseLong(sent));
    }

    /** Publications of these types since then, oldest first; empty if they are too many, or the position is of another database. */
    Optional<List<RecordedEvent>> since(long last, Set<String> types) {
        return database.read(sql -> {
            if (last > events.position(sql)) {
                return Optional.empty();
            }
            return events.findPublications(sql, last, types, config.backlog());
        });
    }
}
