package io.yizhan.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as catalogues write them. */
class DateTextTest {
    private static final OptionalInt NONE = OptionalInt.empty();

    @ParameterizedTest
    @CsvSource({
        "1850, 1850",
        "c.1850, 1850~",
        "circa 1850, 1850~",
        "?1920, 1920?",
        "?c.1850, 1850%",
        "1850–5, 1850/1855",
        "c.1850–55, 1850~/1855~",
        "1798–1805, 1798/1805",
        "1830 or 1832, 1830/1832",
        "published 1830, 1830",
        "'1962, cast 1970', 1962",
        "'1962, printed after 1970', 1962",
        "after c.1800, 1800~/..",
        "before 1800, ../1800",
        "1960s, 196X",
        "early 1960s, 196X",
        "19th century, 18XX",
        "205 BC, -0204",
        "1850-05-03, 1850-05-03",
        "1850-03, 1850-03",
        "约1850年, 1850~",
        "1850年5月3日, 1850-05-03",
        "1850年5月, 1850-05",
        "1850年至1855年, 1850/1855",
        "19世纪, 18XX",
        "1950年代, 195X",
        "公元前205年, -0204",
        "公元前1年, 0000",
        "１８５０, 1850",
        "618年, 0618"
    })
    void readsWhatPeopleWrite(String text, String edtf) {
        assertThat(DateText.edtf(text, NONE, NONE)).contains(edtf);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date not known", "No date", "n.d.", "不详", "年代不详", "", " "})
    void anUnknownDateIsNone(String text) {
        assertThat(DateText.edtf(text, NONE, NONE)).isEmpty();
    }

    @Test
    void yearsCountMoreThanTheText() {
        assertThat(DateText.edtf("c.1850–5", OptionalInt.of(1850), OptionalInt.of(1855)))
                .contains("1850~/1855~");
        assertThat(DateText.edtf("date not known", OptionalInt.of(1814), OptionalInt.of(1825)))
                .contains("1814/1825");
        assertThat(DateText.edtf("", OptionalInt.of(1930), NONE)).contains("1930");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> DateText.edtf("when the reeds flowered", NONE, NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
