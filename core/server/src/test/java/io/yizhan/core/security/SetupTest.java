package io.yizhan.core.security;

import static io.yizhan.core.security.SecurityServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** First-run set-up: H-KEY-5, H-HAS-3, S-13. */
class SetupTest {
    private static final String COMPLETE =
            "mutation($i: SetupInput!) { completeSetup(input: $i) { viewer { account csrfToken siteName } findings { code } } }";

    @Test
    void itNeedsTheTokenOfTheNewestLinkOnceAndInTime() {
        try (SecurityServer server =
                new SecurityServer("production", Map.of("yizhan.security.hosts", "127.0.0.1,localhost"))) {
            SetupService setup = server.bean(SetupService.class);
            String first = token(setup);
            String second = token(setup);
            SecurityServer.Browser browser = server.browser();
            JsonNode state =
                    browser.admin("{ setup { complete } viewer { id } }").at("/data");
            assertThat(state.at("/setup/complete").booleanValue()).isFalse();
            assertThat(state.at("/viewer").isNull()).isTrue();

            assertThat(finding(complete(browser, Map.of()))).isEqualTo("SETUP_TOKEN");
            assertThat(finding(complete(browser, Map.of("token", "")))).isEqualTo("SETUP_TOKEN");
            assertThat(finding(complete(browser, Map.of("token", first)))).isEqualTo("SETUP_TOKEN");
            assertThat(finding(complete(browser, Map.of("token", second, "password", "Yizhan2026!"))))
                    .isEqualTo("PASSWORD_TOO_COMMON");
            server.clock.pass(SetupService.LINK_FOR);
            assertThat(finding(complete(browser, Map.of("token", second)))).isEqualTo("SETUP_TOKEN");

            String third = token(setup);
            server.clock.pass(Duration.ofMinutes(29));
            JsonNode done = complete(browser, Map.of("token", third));
            assertThat(done.at("/viewer/account").stringValue()).isEqualTo("boss");
            assertThat(done.at("/viewer/siteName").stringValue()).isEqualTo("丝路文化");
            assertThat(browser.cookie).startsWith("__Host-yizhan=");
            assertThat(browser.isSignedIn()).isTrue();
            assertThat(setup.openSetup()).isEmpty();
            assertThat(finding(complete(server.browser(), Map.of("token", third, "account", "second"))))
                    .isEqualTo("SETUP_DONE");
            assertThat(server.bean(SiteSettingStore.class).contentLocales()).containsExactly("zh-Hans", "en", "ug");
        }
    }

    @Test
    void inDevelopmentItNeedsTheTokenTooAndOfManyAtOnceOneWins() throws Exception {
        try (SecurityServer server = new SecurityServer("development", Map.of())) {
            assertThat(finding(complete(server.browser(), Map.of()))).isEqualTo("SETUP_TOKEN");
            String token = token(server.bean(SetupService.class));
            List<String> outcomes = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
                List<Future<JsonNode>> answers = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    String account = "boss" + i + "x".repeat(i);
                    answers.add(threads.submit(
                            () -> complete(server.browser(), Map.of("account", account, "token", token))));
                }
                for (Future<JsonNode> answer : answers) {
                    outcomes.add(await(answer).at("/viewer").isNull() ? "refused" : "won");
                }
            }
            assertThat(outcomes).containsOnlyOnce("won");
            assertThat(server.bean(UserService.class).count(Optional.empty())).isEqualTo(1);
        }
    }

    private static JsonNode await(Future<JsonNode> answer) throws InterruptedException, ExecutionException {
        return answer.get();
    }

    private static String token(SetupService setup) {
        String path = setup.openSetup().orElseThrow().path();
        assertThat(path).startsWith("/admin/setup#token=");
        return path.substring(path.indexOf('=') + 1);
    }

    private static JsonNode complete(SecurityServer.Browser browser, Map<String, Object> members) {
        Map<String, Object> input = new HashMap<>(Map.of(
                "siteName", "丝路文化",
                "language", "zh-Hans",
                "account", "Boss",
                "displayName", "Boss",
                "password", PASSWORD,
                "contentLocales", List.of("zh-Hans", "en", "ug"),
                "loadSampleContent", false));
        input.putAll(members);
        return browser.admin(COMPLETE, Map.of("i", input)).at("/data/completeSetup");
    }

    private static String finding(JsonNode outcome) {
        return outcome.at("/findings/0/code").asString("");
    }
}
