package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page made of blocks in a browser, put in another order, published, and read on the sample site. */
@Tag("any-database")
class BlocksWalkTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static ApplicationContext context;
    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        Map<String, Object> arguments = new HashMap<>(DATABASE.properties());
        arguments.put("yizhan.port", 0);
        arguments.put("yizhan.data-folder", folder.toString());
        arguments.put("yizhan.sample-site", "true");
        arguments.put("yizhan.graphql.limits.wall-time", "60s");
        arguments.put("yizhan.graphql.limits.mutation-wall-time", "60s");
        context = Settings.read(Profile.DEVELOPMENT, null, Map.of(), new Properties(), arguments)
                .context()
                .start();
        context.getBean(ContentStart.class).start();
        server = context.getBean(EmbeddedServer.class).start();
        NewUser zhao = new NewUser(
                "zhao",
                "赵科",
                Optional.empty(),
                Set.of(Role.ADMIN),
                Optional.empty(),
                Optional.of("narrow lantern gravel"),
                "zh-Hans");
        assertThat(context.getBean(UserService.class)
                        .create(zhao, new Caller.Program())
                        .user())
                .isPresent();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void aPageIsMadeOfBlocks() throws IOException, InterruptedException {
        assertThat(context.getBean(AdminPages.class).present())
                .as("the admin's pages are on the class path: build them with Node 20.19 or newer, without -Dweb.skip")
                .isTrue();
        BrowserWalk.run("blocks.mjs", server.getURI(), Map.of(), folder);
    }
}
