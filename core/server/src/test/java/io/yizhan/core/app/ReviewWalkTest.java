package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.UserService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.StringNode;

/** Three reviews by three people in their browsers, from a template of a workflow to a published article. */
@Tag("any-database")
class ReviewWalkTest {
    private static final String PASSWORD = "narrow lantern gravel";

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
        arguments.put("yizhan.graphql.limits.wall-time", "60s");
        arguments.put("yizhan.graphql.limits.mutation-wall-time", "60s");
        context = Settings.read(Profile.DEVELOPMENT, null, Map.of(), new Properties(), arguments)
                .context()
                .start();
        context.getBean(ContentStart.class).start();
        server = context.getBean(EmbeddedServer.class).start();
        user("admin", "陈主任", Role.ADMIN);
        user("lin", "林晓", Role.EDITOR);
        user("wang", "王编", Role.EDITOR);
        user("zhao", "赵科", Role.PUBLISHER);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static void user(String account, String name, String role) {
        NewUser user = new NewUser(
                account, name, Optional.empty(), Set.of(role), Optional.empty(), Optional.of(PASSWORD), "zh-Hans");
        assertThat(context.getBean(UserService.class)
                        .create(user, new Caller.Program())
                        .user())
                .isPresent();
    }

    @Test
    void threePeopleReviewAnArticle() throws IOException, InterruptedException {
        assertThat(context.getBean(AdminPages.class).present())
                .as("the admin's pages are on the class path: build them with Node 20.19 or newer, without -Dweb.skip")
                .isTrue();
        BrowserWalk.run(
                "review.mjs",
                server.getURI(),
                Map.of("YIZHAN_WALK_ENTRY", article().toString()),
                folder);
    }

    private static UUID article() {
        Caller caller = new Caller.Program();
        Author author = new Author(caller, context.getBean(AccessService.class).of(caller));
        String kind = context.getBean(ContentModels.class)
                .current()
                .requireVocabulary("articleKind")
                .terms()
                .keySet()
                .iterator()
                .next();
        SaveOutcome made = context.getBean(EntryService.class)
                .create(
                        author,
                        new EntryService.Creation(
                                "article",
                                context.getBean(EntryIds.class).next(),
                                List.of(
                                        change("core.title", Optional.of("zh-Hans"), "和田玉的三审三校"),
                                        change("core.slug", Optional.empty(), "three-reviews"),
                                        change("core.date", Optional.empty(), "2026-02-01"),
                                        change("core.kind", Optional.empty(), kind)),
                                Optional.empty()));
        return made.entryId();
    }

    private static FieldChange change(String field, Optional<String> locale, String value) {
        return new FieldChange(FieldKey.parse(field), locale, Optional.of(StringNode.valueOf(value)), Optional.empty());
    }
}
