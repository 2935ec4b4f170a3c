package io.yizhan.core.graphql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event for which a subscription is executed; in the context under this class. The fetcher of the root field reads it, and either
 * answers or leaves it out. Without anything that happened it is there to check the operation and its arguments.
 */
public final class LiveEvent {
    private final LiveOperation operation;
    private final @Nullable Object happened;
    private volatile boolean leftOut;

    private LiveEvent(LiveOperation operation, @Nullable Object happened) {
        this.operation = operation;
        this.happened = happened;
    }

    /** Nothing happened: arguments are read, topics are named, and nothing is shown. */
    public static LiveEvent check(LiveOperation operation) {
        return new LiveEvent(operation, null);
    }

    public static LiveEvent of(LiveOperation operation, Object happened) {
        return new LiveEvent(operation, happened);
    }

    public LiveOperation operation() {
        return operation;
    }

    /** What happened; empty for a check. */
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(happened).filter(type::isInstance).map(type::cast);
    }

    /** Nothing of this event is shown; the value the fetcher returns does not matter. */
    public void leaveOut() {
        leftOut = true;
    }

    /** After a check: whether the operation is a subscription, whose events are to follow. */
    public boolean isLeftOut() {
        return leftOut;
    }
}
