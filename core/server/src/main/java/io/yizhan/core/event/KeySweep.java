package io.yizhan.core.event;

import io.micronaut.scheduling.annotation.Scheduled;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets idempotency keys whose time is over. Several servers may do so at once. */
@Singleton
class KeySweep {
    private static final Logger LOG = LoggerFactory.getLogger(KeySweep.class);

    private final Database database;
    private final IdempotencyKeyStore keys;

    KeySweep(Database database, IdempotencyKeyStore keys) {
        this.database = database;
        this.keys = keys;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void sweep() {
        try {
            while (database.write(keys::forgetOld)) {
                LOG.debug("more idempotency keys to forget");
            }
        } catch (DatabaseUnavailable unavailable) {
            LOG.debug("idempotency keys wait for the database", unavailable);
        }
    }
}
