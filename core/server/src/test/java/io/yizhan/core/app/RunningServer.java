package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server of a test. Test classes stay in memory until the last test has run, and with them what their fields hold: a server that is
 * closed lets go of its content model, schemas and caches.
 */
public final class RunningServer implements AutoCloseable {
    private @Nullable EmbeddedServer server;

    public RunningServer(EmbeddedServer server) {
        this.server = server;
    }

    private EmbeddedServer open() {
        return Objects.requireNonNull(server, "the server is closed");
    }

    public ApplicationContext context() {
        return open().getApplicationContext();
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    public URI uri() {
        return open().getURI();
    }

    @Override
    public void close() {
        EmbeddedServer closing = server;
        server = null;
        if (closing != null) {
            closing.close();
        }
    }
}
