package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SetupService;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A real server with its clock, its admin pages and a database of its own, for a browser to walk through. */
final class WalkServer implements AutoCloseable {
    private static final String PASSWORD = "narrow lantern gravel";

    private final Path folder;
    private final TestDatabase database = TestDatabase.create();
    private final ApplicationContext context;
    private final EmbeddedServer server;

    /**
     * Starts it, not set up yet.
     *
     * @param folder for its data and for what the walk says
     */
    WalkServer(Path folder) {
        this(folder, Map.of());
    }

    /** The same with more settings. */
    WalkServer(Path folder, Map<String, String> more) {
        this.folder = folder;
        Map<String, Object> arguments = new HashMap<>(database.properties());
        arguments.put("yizhan.port", 0);
        arguments.put("yizhan.data-folder", folder.toString());
        arguments.put("yizhan.graphql.limits.wall-time", "60s");
        arguments.put("yizhan.graphql.limits.mutation-wall-time", "60s");
        arguments.putAll(more);
        context = Settings.read(Profile.DEVELOPMENT, null, Map.of(), new Properties(), arguments)
                .context()
                .start();
        context.getBean(ContentStart.class).start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The path of the link that sets it up. */
    String setup() {
        return bean(SetupService.class).openSetup().orElseThrow().path();
    }

    /** A person of the password all walks know. */
    void user(String account, String name, String role) {
        NewUser user = new NewUser(
                account, name, Optional.empty(), Set.of(role), Optional.empty(), Optional.of(PASSWORD), "zh-Hans");
        assertThat(bean(UserService.class).create(user, new Caller.Program()).user())
                .isPresent();
    }

    /** Runs a script of web-admin/walks against it. */
    void walk(String script, Map<String, String> more) throws IOException, InterruptedException {
        assertThat(bean(AdminPages.class).present())
                .as("the admin's pages are on the class path: build them with Node 20.19 or newer, without -Dweb.skip")
                .isTrue();
        BrowserWalk.run(script, server.getURI(), more, folder);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
