package io.yizhan.core.security;

import static io.yizhan.core.security.SecurityServer.PASSWORD;
import static io.yizhan.core.security.SecurityServer.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** S-03, S-05..S-09, S-13 (reset), H-STR-6, H-STR-7, H-STR-8, H-STR-13, H-DIR-8, H-SAL-2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    @AutoClose
    private final SecurityServer server = new SecurityServer("development", Map.of());

    @BeforeAll
    void users() {
        server.user("admin", "admin");
        server.user("aygul", "editor");
        server.user("partner", "partner");
    }

    @BeforeEach
    void laterOn() {
        server.clock.pass(Duration.ofMinutes(16));
    }

    @Test
    void aPersonSignsInIsKnownAndSignsOut() {
        SecurityServer.Browser browser = server.browser();
        HttpResponse<String> answer = browser.raw(
                "/graphql/admin",
                "mutation { signIn(account: \" AyGul \", password: \"" + PASSWORD
                        + "\") { viewer { account csrfToken } } }",
                Map.of());
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("yizhan=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode viewer = SecurityServer.JSON.readTree(answer.body()).at("/data/signIn/viewer");
        assertThat(viewer.at("/account").stringValue()).isEqualTo("aygul");
        browser.csrf = viewer.at("/csrfToken").stringValue();
        assertThat(browser.isSignedIn()).isTrue();
        String cookie = browser.cookie;
        assertThat(browser.admin("mutation { signOut }").at("/data/signOut").booleanValue())
                .isTrue();
        browser.cookie = cookie;
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void wrongPasswordAndUnknownAccountGetTheSameAnswer() {
        JsonNode wrong = server.browser().signIn("aygul", "not the password");
        JsonNode unknown = server.browser().signIn("nobody", "not the password");
        assertThat(wrong.at("/data/signIn/refusal/reason").stringValue()).isEqualTo("WRONG_CREDENTIALS");
        assertThat(unknown.at("/data")).isEqualTo(wrong.at("/data"));
    }

    @Test
    void twoHundredWrongTriesInAnyDisguiseReachThePasswordTenTimes() {
        int reached = 0;
        for (int i = 0; i < 200; i++) {
            SecurityServer.Browser browser = server.browser();
            String spelling = i % 2 == 0 ? "victim" : " VICTIM ";
            String path = i % 3 == 0 ? "/graphql/admin?x=" + i : "/graphql/admin";
            String answer = browser.raw(
                            path,
                            "mutation($a: String!) { signIn(account: $a, password: \"wrong password\") { refusal { reason retryAfterSeconds } } }",
                            Map.of("a", spelling, "extra" + i, i),
                            "X-Forwarded-For",
                            "10.0.0." + i)
                    .body();
            reached += answer.contains("WRONG_CREDENTIALS") ? 1 : 0;
        }
        assertThat(reached).isEqualTo(10);
    }

    @Test
    void tooManyTriesSayWhenToComeBack() {
        for (int i = 0; i < 10; i++) {
            server.browser().signIn("another victim", "wrong password");
            server.browser().signIn("victim2", "wrong password");
        }
        JsonNode refusal = server.browser().signIn("victim2", "wrong password").at("/data/signIn/refusal");
        assertThat(refusal.at("/reason").stringValue()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(refusal.at("/retryAfterSeconds").intValue()).isEqualTo(900);
    }

    @Test
    void oneRequestTriesOnePassword() {
        StringBuilder query = new StringBuilder("mutation {");
        for (int i = 0; i < 4; i++) {
            query.append(" a").append(i).append(": signIn(account: \"aygul\", password: \"x\") { refusal { reason } }");
        }
        assertThat(code(server.browser().admin(query + "}"))).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(
                        code(
                                server.browser()
                                        .admin(
                                                "mutation { ...F } fragment F on Mutation { a: signIn(account: \"a\", password: \"b\") {"
                                                        + " refusal { reason } } b: signIn(account: \"a\", password: \"b\") { refusal { reason } } }")))
                .isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void signingInAgainGivesANewSessionAndEndsTheOld() {
        SecurityServer.Browser browser = server.browser().signedIn("aygul");
        SecurityServer.Browser old = server.browser();
        old.cookie = browser.cookie;
        browser.signIn("aygul", PASSWORD);
        assertThat(browser.cookie).isNotEqualTo(old.cookie);
        assertThat(old.isSignedIn()).isFalse();
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void aCookieMadeUpByAnAttackerIsNotTakenOver() {
        SecurityServer.Browser browser = server.browser();
        browser.cookie = "yizhan=" + "A".repeat(43);
        browser.signedIn("aygul");
        assertThat(browser.cookie).isNotEqualTo("yizhan=" + "A".repeat(43));
    }

    @Test
    void sessionsEndWhenIdleAndAtTheirAbsoluteEnd() {
        SecurityServer.Browser idle = server.browser().signedIn("aygul");
        server.clock.pass(Duration.ofHours(8).minusSeconds(1));
        assertThat(idle.isSignedIn()).isTrue();
        server.clock.pass(Duration.ofHours(8).plusSeconds(1));
        assertThat(idle.isSignedIn()).isFalse();

        SecurityServer.Browser busy = server.browser().signedIn("aygul");
        for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
            server.clock.pass(Duration.ofHours(6));
            assertThat(busy.isSignedIn()).isTrue();
        }
        server.clock.pass(Duration.ofHours(6));
        assertThat(busy.isSignedIn()).isFalse();
    }

    @Test
    void ownSessionsAreListedAndEndedButNobodyElses() {
        SecurityServer.Browser one = server.browser().signedIn("aygul");
        SecurityServer.Browser two = server.browser().signedIn("aygul");
        SecurityServer.Browser other = server.browser().signedIn("admin");
        String own = "{ sessions { id current address agent } }";
        String otherId = other.admin(own).at("/data/sessions/0/id").stringValue();
        assertThat(one.admin("mutation($i: ID!) { endSession(id: $i) }", Map.of("i", otherId))
                        .at("/data/endSession")
                        .booleanValue())
                .isFalse();
        assertThat(other.isSignedIn()).isTrue();
        assertThat(one.admin("mutation { endOtherSessions }")
                        .at("/data/endOtherSessions")
                        .intValue())
                .isGreaterThanOrEqualTo(1);
        assertThat(two.isSignedIn()).isFalse();
        assertThat(one.admin(own).at("/data/sessions").size()).isEqualTo(1);
        assertThat(one.admin(own).at("/data/sessions/0/current").booleanValue()).isTrue();
        assertThat(one.admin(own).at("/data/sessions/0/address").stringValue()).isEqualTo("127.0.0.1");
    }

    @Test
    void aChangedRoleADisabledAccountAndAResetEndAllSessions() {
        User user = server.user("gone", "editor");
        UserService users = server.bean(UserService.class);
        Caller program = new Caller.Program();

        SecurityServer.Browser first = server.browser().signedIn("gone");
        User changed = users.update(change(user, Set.of("publisher"), null), program)
                .user()
                .orElseThrow();
        assertThat(first.isSignedIn()).isFalse();

        SecurityServer.Browser second = server.browser().signedIn("gone");
        UserOutcome reset = users.reset("GONE", Optional.empty());
        assertThat(second.isSignedIn()).isFalse();
        assertThat(server.browser()
                        .signIn("gone", PASSWORD)
                        .at("/data/signIn/viewer")
                        .isNull())
                .isTrue();
        SecurityServer.Browser third = server.browser();
        third.signIn("gone", reset.generatedPassword().orElseThrow());
        assertThat(third.isSignedIn()).isTrue();

        users.update(change(changed, null, false), program);
        assertThat(third.isSignedIn()).isFalse();
        assertThat(server.browser()
                        .signIn("gone", reset.generatedPassword().orElseThrow())
                        .at("/data/signIn/refusal/reason")
                        .stringValue())
                .isEqualTo("DISABLED");
        assertThat(server.browser()
                        .signIn("gone", "wrong password")
                        .at("/data/signIn/refusal/reason")
                        .stringValue())
                .isEqualTo("WRONG_CREDENTIALS");
    }

    @Test
    void thePasswordIsChangedOnlyWithTheCurrentOneAndEndsOtherSessions() {
        server.user("changer", "editor");
        SecurityServer.Browser here = server.browser().signedIn("changer");
        SecurityServer.Browser elsewhere = server.browser().signedIn("changer");
        String mutation =
                "mutation($c: String!, $n: String!) { changePassword(current: $c, new: $n) { changed findings { code } } }";
        assertThat(here.admin(mutation, Map.of("c", "guessed wrong", "n", "quite another phrase"))
                        .at("/data/changePassword/findings/0/code")
                        .stringValue())
                .isEqualTo("PASSWORD_WRONG");
        assertThat(here.admin(mutation, Map.of("c", PASSWORD, "n", "Changer2026!!"))
                        .at("/data/changePassword/findings/0/code")
                        .stringValue())
                .isEqualTo("PASSWORD_TOO_COMMON");
        assertThat(here.admin(mutation, Map.of("c", PASSWORD, "n", "quite another phrase"))
                        .at("/data/changePassword/changed")
                        .booleanValue())
                .isTrue();
        assertThat(here.isSignedIn()).isTrue();
        assertThat(elsewhere.isSignedIn()).isFalse();
    }

    @Test
    void aPartnerDoesNotEnterTheAdmin() {
        assertThat(server.browser()
                        .signIn("partner", PASSWORD)
                        .at("/data/signIn/refusal/reason")
                        .stringValue())
                .isEqualTo("DISABLED");
        SignInService.Outcome outcome = server.bean(SignInService.class)
                .signIn("partner", PASSWORD, new Visit("192.0.2.1", "test", Optional.empty()), false);
        SignInService.Outcome.Done done = (SignInService.Outcome.Done) outcome;
        SecurityServer.Browser browser = server.browser();
        browser.cookie = done.setCookie().substring(0, done.setCookie().indexOf(';'));
        browser.csrf = done.caller().csrfToken();
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(code(browser.admin("{ sessions { id } }"))).isEqualTo("FORBIDDEN");
        assertThat(code(browser.admin("{ __schema { queryType { name } } }"))).isEqualTo("FORBIDDEN");
    }

    private static UserChange change(User user, @Nullable Set<String> roles, @Nullable Boolean enabled) {
        return new UserChange(user.id(), user.version(), null, null, roles, false, Optional.empty(), enabled, null);
    }
}
