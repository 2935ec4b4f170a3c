package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.security.ContentSecurityPolicy;
import java.security.SecureRandom;
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
    void textIsPaddedByColumnsNotCharacters() {
        assertThat(Terminal.columns("易展 Yizhan")).isEqualTo(11);
        assertThat(Terminal.pad("数据", 6)).isEqualTo("数据  ");
    }
}
