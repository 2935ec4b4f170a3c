package io.yizhan.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H-DIR-11, L-20. */
class AccountTest {
    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin", " ADMIN ", "aDmIn"})
    void spellingsOfOneAccountAreOneAccount(String typed) {
        assertThat(Account.parse(typed)).map(Account::name).contains("admin");
    }

    @Test
    void normalFormsAreOneAccount() {
        assertThat(Account.parse(Normalizer.normalize("çağla", Normalizer.Form.NFD)))
                .isEqualTo(Account.parse("Çağla"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "aygul.mamat", "айгуль", "ئايگۈل", "wang小明", "zhao@museum.example", "editor-7"})
    void namesOfOurUsersAreAccounts(String typed) {
        assertThat(Account.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "two words",
                "\u0430dmin",
                "adm\u200Bin",
                "adm\u00ADin",
                "\u202Eadmin",
                "admin\u0000",
                "\uFEFFadmin",
                "ad\nmin",
                "admin<script>",
                "a\uD83Ddmin",
                "αdmin",
                "admin\u0301\u0301\u0301"
            })
    void whatMisleadsTheEyeIsNoAccount(String typed) {
        assertThat(Account.parse(typed)).isEmpty();
    }

    @Test
    void namesThatLookAlikeShareTheSkeletonOnWhichAccountsAreUnique() {
        String cyrillic = Account.parse("сосо").orElseThrow().skeleton();
        assertThat(cyrillic).isEqualTo(Account.parse("coco").orElseThrow().skeleton());
        assertThat(Account.parse("\uFF41dmin").map(Account::skeleton))
                .isEqualTo(Account.parse("admin").map(Account::skeleton));
        assertThat(Account.parse("pau1").orElseThrow().skeleton())
                .isEqualTo(Account.parse("paul").orElseThrow().skeleton());
    }

    @Test
    void anEndlessTextIsNotLookedAt() {
        assertThat(Account.parse("a".repeat(101))).isEmpty();
    }
}
