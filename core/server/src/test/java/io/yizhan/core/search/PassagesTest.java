package io.yizhan.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.SearchKeys;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passages show where words stand and stay short, whatever the text. */
@Tag("any-database")
class PassagesTest {
    private static final int LONGEST = 600;

    private final TextAnalysis analysis = new TextAnalysis(new SearchKeys());

    private Passages passages(String typed) {
        return new Passages(analysis, WantedWords.of(SearchWords.read(typed), analysis, Set.of("zh", "en")));
    }

    private static String plain(String html) {
        return html.replaceAll("</?mark>|…", "");
    }

    @Test
    void aPassageStaysShortWhereTheWordsNeverEnd() {
        String text = "玉".repeat(5_000);
        List<String> found = passages("玉玉").of(text, 2);
        assertThat(found)
                .hasSize(2)
                .allSatisfy(passage ->
                        assertThat(plain(passage)).hasSizeLessThan(LONGEST).matches("玉+"));
    }

    @Test
    void ofALongTextTheBeginningIsLookedThrough() {
        String filling = "jade, ".repeat(10_000);
        assertThat(passages("velmoria").of("velmoria " + filling, 2)).hasSize(1);
        assertThat(passages("velmoria").of(filling + "velmoria", 2)).isEmpty();
    }

    @Test
    void formsAndPairsAndBeginningsAreMarked() {
        assertThat(passages("carvings").marked("A carving, and carved jade"))
                .isEqualTo("A <mark>carving</mark>, and <mark>carved</mark> jade");
        assertThat(passages("和田玉").marked("和田的玉和和田玉")).isEqualTo("<mark>和田</mark>的玉和<mark>和田玉</mark>");
        assertThat(passages("玉").marked("白玉佩")).isEqualTo("白<mark>玉</mark>佩");
        assertThat(passages("pomeg").marked("Pomegranate rug")).isEqualTo("<mark>Pomegranate</mark> rug");
    }

    @Test
    void aWholeTextKeepsEachOfItsCharacters() {
        for (String text : List.of("玉".repeat(1_000), "和田玉、玉玉玉".repeat(60), "jade jades ".repeat(80))) {
            assertThat(plain(passages("玉玉 jade").marked(text))).isEqualTo(text);
        }
    }
}
