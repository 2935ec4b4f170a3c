package io.yizhan.core.plugins;

import io.yizhan.core.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Changes of the model take turns, whether a plugin brings them or the site's own model. */
@Singleton
final class ChangeTurn {
    /** Filling the tables of a large type may take that long. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final ReentrantLock changing = new ReentrantLock();
    private final Database database;

    ChangeTurn(Database database) {
        this.database = database;
    }

    /** On this server. */
    <T> T take(Supplier<T> work) {
        changing.lock();
        try {
            return work.get();
        } finally {
            changing.unlock();
        }
    }

    /**
     * On all servers: what fills tables for one model and what fills them for another must not meet.
     *
     * @throws io.yizhan.core.database.DatabaseUnavailable if another server does not come to an end
     */
    <T> T takeAlone(Supplier<T> work) {
        return take(() -> database.alone("model", LONGEST, work));
    }
}
