package io.yizhan.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.VersionInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeysTest {
    private final SearchKeys keys = new SearchKeys();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-Hans|重庆 杭州 北京 阿克苏 喀什 和田 动漫 玉雕 吐鲁番|阿克苏 北京 重庆 动漫 杭州 和田 喀什 吐鲁番 玉雕",
                "zh-Hans|李4 李12 王|李12 李4 王",
                "ru|я а ё е ж|а е ё ж я",
                "kk-Cyrl|қ к ғ г ә а|а ә г ғ к қ",
                "sv|ö z å a|a z å ö",
                "de|ö z o|o ö z",
            })
    void ordersAsReadersExpect(String locale, String texts, String expected) {
        List<String> sorted = Arrays.stream(texts.split(" ", -1))
                .sorted(Comparator.comparing(text -> keys.sortKey(text, locale), Arrays::compareUnsigned))
                .toList();
        assertThat(String.join(" ", sorted)).isEqualTo(expected);
    }

    @Test
    void ordersUyghurByItsAlphabet() {
        List<String> alphabet = List.of("ئا", "ئە", "ب", "پ", "ت", "ج", "چ", "خ", "د");
        List<String> sorted = alphabet.stream()
                .sorted(Comparator.comparing(text -> keys.sortKey(text, "ug-Arab"), Arrays::compareUnsigned))
                .toList();
        assertThat(sorted).isEqualTo(alphabet);
    }

    @Test
    void keepsKeysWithinTheirColumn() {
        assertThat(keys.sortKey("玉".repeat(1000), "zh-Hans")).hasSize(SearchKeys.MAX_BYTES);
        assertThat(keys.sortKey("", "en")).hasSizeLessThan(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Straße|STRASSE",
                "ａｂｃ１２|ABC12",
                "Musée|musee",
                "ﬁn|FIN",
                "İstanbul|istanbul",
                "ёлка|Елка",
                "\u06F1\u06F8\u06F3|183",
                "\u0661\u0668\u0663|183",
                "\u0626|\u064A\u0654",
                "\u0626\u0627|\u064A\u0627",
                "\u0643\u062A\u0627\u0628|\u06A9\u062A\u0627\u0628",
                "\u06D5|\u0647",
                "\u0649|\u06CC",
                "\u0645\u064F\u062D\u0645\u0651\u062F|\u0645\u062D\u0645\u062F",
                "\u0643\u0640\u0640\u062A\u0627\u0628|\u0643\u062A\u0627\u0628",
                "\u0676|\u0674\u0648",
                "a\u200Db\u00ADc|abc",
                "a \u3000  b|a b",
            })
    void foldsWhatReadersTakeAsOne(String left, String right) {
        assertThat(keys.fold(left)).isEqualTo(keys.fold(right));
        assertThat(keys.fold(keys.fold(left))).isEqualTo(keys.fold(left));
    }

    @ParameterizedTest
    @CsvSource({"й, и", "қ, к", "ү, у", "玉, 王", "🍣, 🍺", "ı, i", "が, か"})
    void keepsApartWhatReadersTellApart(String left, String right) {
        assertThat(keys.fold(left)).isNotEqualTo(keys.fold(right));
    }

    @ParameterizedTest
    @CsvSource({
        "和田玉, hetianyu, hty",
        "重庆, chongqing, cq",
        "音乐, yinyue, yy",
        "A玉3, ayu3, ay3",
        "jade, '', ''",
        "银行, yinhang, yh"
    })
    void readsChineseAloud(String text, String pinyin, String initials) {
        assertThat(keys.pinyin(text)).isEqualTo(pinyin);
        assertThat(keys.initials(text)).isEqualTo(initials);
    }

    @Test
    void namesTheVersionsThatMadeTheKeys() {
        assertThat(SearchKeys.VERSION).contains("icu=" + VersionInfo.ICU_VERSION);
    }
}
