package io.yizhan.core.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.delivery.ReplacedGrants;
import io.yizhan.core.entry.Author;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.NewPerson;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserChange;
import io.yizhan.core.security.UserOutcome;
import io.yizhan.core.security.UserService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may make a preview token, and how long it opens anything. */
@Tag("any-database")
class PreviewRightsTest {
    private static final String PENDANT = "{ work(slug: \"peace-pendant\") { id } }";

    private static DeliveryServer server;
    private static UUID pendant;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.preview.longest", "10d");
        server = DeliveryServer.over(settings, database::close).withSamples();
        pendant = UUID.fromString(server.data(PENDANT).at("/work/id").asString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTokenLivesNoLongerThanTheRightOfWhoMadeIt() {
        String query = "{ work(id: \"" + pendant + "\", locale: \"en\") { id } }";
        PreviewService previews = server.bean(PreviewService.class);
        UserService users = server.bean(UserService.class);
        Author author = editor("previews.maker");
        User maker = author.caller().findUser().orElseThrow();
        String ofEntry = previews.create(
                        author, new PreviewService.Wish(Optional.of(pendant), Optional.empty(), "en", 60))
                .secret();
        String ofType = previews.create(
                        author, new PreviewService.Wish(Optional.empty(), Optional.of("work"), "en", 60))
                .secret();
        assertThat(preview(ofEntry, query).at("/work/id").asString()).isEqualTo(pendant.toString());
        assertThat(preview(ofType, query).at("/work/id").asString()).isEqualTo(pendant.toString());

        change(users, maker, Set.of(Role.ENTERPRISE_EDITOR), true);
        assertRefused(ofEntry);
        assertRefused(ofType);
        change(users, maker, Set.of(Role.EDITOR), true);
        assertThat(preview(ofEntry, query).at("/work/id").asString()).isEqualTo(pendant.toString());
        change(users, maker, Set.of(Role.EDITOR), false);
        assertRefused(ofEntry);
        assertRefused(ofType);
    }

    @Test
    void whoDoesNotSeeAFieldOfTheDraftMakesNoTokenAndLosesThoseMadeBefore() {
        PreviewService previews = server.bean(PreviewService.class);
        Author author = editor("previews.narrow");
        PreviewService.Wish ofEntry = new PreviewService.Wish(Optional.of(pendant), Optional.empty(), "en", 60);
        PreviewService.Wish ofType = new PreviewService.Wish(Optional.empty(), Optional.of("work"), "en", 60);
        List<String> before = List.of(
                previews.create(author, ofEntry).secret(),
                previews.create(author, ofType).secret());
        try (ReplacedGrants _ = ReplacedGrants.of(
                server,
                Role.EDITOR,
                Grant.OnEntries.everywhere(
                        Role.EDITOR,
                        Action.READ_DRAFT,
                        "work",
                        new FieldScope.Keys(new TreeSet<>(Set.of(FieldKey.parse("core.title"))))))) {
            Author narrow =
                    new Author(author.caller(), server.bean(AccessService.class).of(author.caller()));
            for (PreviewService.Wish wish : List.of(ofEntry, ofType)) {
                assertThatThrownBy(() -> previews.create(narrow, wish))
                        .isInstanceOfSatisfying(ProblemException.class, refused -> {
                            assertThat(refused.problem().code()).isEqualTo(ProblemCode.FORBIDDEN);
                            assertThat(refused.problem().params()).containsKey("field");
                        });
            }
            before.forEach(PreviewRightsTest::assertRefused);
        }
        assertThat(preview(before.getFirst(), PENDANT).at("/work/id").asString())
                .isEqualTo(pendant.toString());
    }

    @Test
    void aTokenOfAProgramNeedsAnOwnerToMakePreviews() {
        Caller program =
                new Caller.TokenCaller(UUID.randomUUID(), "script", Set.of(ApiScope.values()), Optional.empty());
        Author author = new Author(program, server.bean(AccessService.class).of(program));
        PreviewService.Wish wish = new PreviewService.Wish(Optional.of(pendant), Optional.empty(), "en", 60);
        assertThatThrownBy(() -> server.bean(PreviewService.class).create(author, wish))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.FORBIDDEN));
    }

    private static Author editor(String account) {
        User maker = new NewPerson(
                        server.bean(UserService.class),
                        server.bean(TokenService.class),
                        account,
                        Role.EDITOR,
                        Optional.empty())
                .make();
        return new Author(
                new Caller.SignedIn(maker, UUID.randomUUID(), ""),
                server.bean(AccessService.class).of(maker));
    }

    private static void change(UserService users, User user, Set<String> roles, boolean enabled) {
        int version = users.find(user.id()).orElseThrow().version();
        UserOutcome outcome = users.update(
                new UserChange(user.id(), version, null, null, roles, false, Optional.empty(), enabled, null),
                new Caller.Program());
        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void onlyWhoSeesTheDraftMayMakeATokenAndNotForLongerThanIsSet() {
        Caller anonymous = new Caller.Anonymous();
        Author nobody = new Author(anonymous, server.bean(AccessService.class).of(anonymous));
        PreviewService previews = server.bean(PreviewService.class);
        PreviewService.Wish wish = new PreviewService.Wish(Optional.of(pendant), Optional.empty(), "en", 60);
        assertThatThrownBy(() -> previews.create(nobody, wish)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> previews.list(nobody, Optional.of(pendant), Optional.empty()))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> previews.create(
                        nobody, new PreviewService.Wish(Optional.empty(), Optional.of("work"), "en", 60)))
                .isInstanceOf(ProblemException.class);
        int longest = (int) Duration.ofDays(10).toMinutes();
        assertThat(create(longest).token().type()).isEqualTo("work");
        assertThatThrownBy(() -> create(longest + 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> create(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> previews.create(
                        server.program(), new PreviewService.Wish(Optional.of(pendant), Optional.empty(), "xx", 60)))
                .isInstanceOf(ProblemException.class);
    }

    private static PreviewService.Made create(int minutes) {
        return server.bean(PreviewService.class)
                .create(
                        server.program(),
                        new PreviewService.Wish(Optional.of(pendant), Optional.empty(), "en", minutes));
    }

    private static void assertRefused(String token) {
        Previews.assertRefused(server, token, PENDANT);
    }

    private static JsonNode preview(String token, String query) {
        return Previews.data(server, token, query);
    }
}
