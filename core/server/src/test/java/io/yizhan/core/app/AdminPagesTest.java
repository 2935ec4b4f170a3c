package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.security.ContentSecurityPolicy;
import io.yizhan.core.security.SecurityConfig;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the admin: what is served, and the policy of its page. */
@Tag("any-database")
class AdminPagesTest {
    private static final String PAGE =
            "<meta name=\"csp-nonce\" content=\"\"><script type=\"importmap\">{\"imports\":{}}</script>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../application.properties",
                "..",
                "./x",
                "/etc/passwd",
                "a//b",
                "a/../b",
                ".hidden",
                "a\\b",
                "a%2fb",
                ""
            })
    void aPathThatClimbsOrHidesIsNoFile(String path) {
        assertThat(new AdminPages().find(path)).isEmpty();
    }

    @Test
    void thePageCarriesTheNonceOfItsPolicy() {
        SecureRandom random = new SecureRandom();
        AdminPage page = AdminPage.of(PAGE, random);
        assertThat(page.html()).contains("content=\"" + page.nonce() + "\"");
        assertThat(ContentSecurityPolicy.admin(page.scriptHashes(), Optional.of(page.nonce()), Optional.empty()))
                .contains("style-src 'self' 'nonce-" + page.nonce() + "'")
                .contains("script-src 'self' 'sha256-URrTy+Il/Nz0lHojVUx275hWqAWhkSF0VsHbUM4/6Hw='")
                .doesNotContain("unsafe");
        assertThat(AdminPage.of(PAGE, random).nonce()).isNotEqualTo(page.nonce());
    }

    @Test
    void bothPagesMayShowPicturesAndFilmsOfTheOriginThatTheSettingNames() {
        SecurityConfig security =
                new SecurityConfig(null, null, List.of(), null, List.of(), List.of(), "https://media.example.org");
        AdminController pages = new AdminController(new AdminPages(), security);
        for (String path : List.of("", "works/new", "explorer.html")) {
            assertThat(pages.file(path).header("Content-Security-Policy"))
                    .as(path)
                    .contains("img-src 'self' blob: data: https://media.example.org;")
                    .contains("media-src 'self' blob: https://media.example.org;");
        }
    }

    @Test
    void textIsPaddedByColumnsNotCharacters() {
        assertThat(Terminal.columns("易展 Yizhan")).isEqualTo(11);
        assertThat(Terminal.pad("数据", 6)).isEqualTo("数据  ");
    }
}
