package io.yizhan.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S-01, S-02. */
class PasswordRulesTest {
    private static final List<String> CONTEXT = List.of("丝路文化交易中心", "Silk Road Hub", "aygul.mamat", "Aygul Mamat");
    private final PasswordRules rules = new PasswordRules();

    @Test
    void twoHundredContextPasswordsAreRefused() {
        List<String> words = List.of(
                "yizhan",
                "xinjiang",
                "wulumuqi",
                "silkroad",
                "aygul",
                "aygulmamat",
                "exhibition",
                "admin",
                "password",
                "丝路文化交易中心");
        List<String> tails = List.of(
                "2026",
                "2026!",
                "123456",
                "@2026",
                "888888",
                "_1234",
                "#1",
                "!!!",
                "2026xj",
                "01012026",
                "..",
                "20262026");
        List<String> tried = new ArrayList<>();
        for (String word : words) {
            for (String tail : tails) {
                tried.add((word + tail + "0000000000").substring(0, Math.max(10, (word + tail).length())));
                tried.add(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1) + "-" + tail
                        + "0000");
            }
        }
        assertThat(tried)
                .hasSizeGreaterThan(200)
                .allSatisfy(password ->
                        assertThat(rules.check(password, CONTEXT)).as(password).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "0987654321",
                "1111111111",
                "abcabcabcabc",
                "abcdefghijkl",
                "qwertyuiop",
                "Qwertyuiop1!",
                "1q2w3e4r5t",
                "iloveyou1314",
                "woaini1314520",
                "Password123!",
                "P@ssw0rd2026",
                "adminadmin1",
                "letmein!!!!!",
                "zxcvbnm12345",
                "passwordpassword",
                "welcome2026!",
                "a1b2c3d4e5",
                "5201314520",
                "qazwsxedc1",
                "X1nj1ang2026",
                "aaaaaaaaab",
                "9876543210a",
                "121212121212",
                "Leagueoflegends1"
            })
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(rules.check(password, CONTEXT)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple", "七月的葡萄沟很凉快啊真好", "mK8#vTqz2Lw!", "narrow lantern gravel",
                        "ئالما ئۈزۈم نەشپۈت",
                "тёплый ветер над степью", "kitten vellum orbit", "nahezu-unmöglich-42", "🐫🏜️🕌🎎🧵🪆🎨🧭🪕🫖",
                        "83920175628 x"
            })
    void ordinaryGoodPasswordsPass(String password) {
        assertThat(rules.check(password, CONTEXT)).isEmpty();
        assertThat(rules.check(Normalizer.normalize(password, Normalizer.Form.NFD), CONTEXT))
                .isEmpty();
    }

    @Test
    void lengthIsCountedInCharactersFromTenTo128() {
        String word = "narrow lantern gravel orbit kitten vellum ".repeat(5);
        assertThat(rules.check(word.substring(0, 9), CONTEXT))
                .map(SecurityFinding::code)
                .contains("PASSWORD_TOO_SHORT");
        assertThat(rules.check(word.substring(0, 10), CONTEXT)).isEmpty();
        assertThat(rules.check(word.substring(0, 128), CONTEXT)).isEmpty();
        assertThat(rules.check(word.substring(0, 129), CONTEXT))
                .map(SecurityFinding::code)
                .contains("PASSWORD_TOO_LONG");
    }

    @Test
    void halfOfACharacterIsRefused() {
        assertThat(rules.check("narrow lantern \uD83D", CONTEXT))
                .map(SecurityFinding::code)
                .contains("PASSWORD_NOT_TEXT");
    }

    @Test
    void findingsSpeakChineseAndEnglishAndNameTheField() {
        SecurityFinding finding = rules.check("short", CONTEXT).orElseThrow();
        assertThat(finding.message().texts()).containsOnlyKeys("zh-Hans", "en");
        assertThat(finding.field()).contains("password");
    }
}
