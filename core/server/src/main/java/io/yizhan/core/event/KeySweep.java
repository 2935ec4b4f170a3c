package io.yizhan.core.event;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets idempotency keys whose time is over. Several servers may do so at once; commands do not, as one that copies the
 * database wants it left as it is.
 */
@Singleton
class KeySweep implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeySweep.class);

    private final Provider<Database> database;
    private final IdempotencyKeyStore keys;
    private volatile boolean serving;

    KeySweep(Provider<Database> database, IdempotencyKeyStore keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        serving = true;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void sweep() {
        if (serving) {
            forgetOld();
        }
    }

    void forgetOld() {
        try {
            while (database.get().write(keys::forgetOld)) {
                LOG.debug("more idempotency keys to forget");
            }
        } catch (DatabaseUnavailable unavailable) {
            LOG.debug("idempotency keys wait for the database", unavailable);
        }
    }
}
