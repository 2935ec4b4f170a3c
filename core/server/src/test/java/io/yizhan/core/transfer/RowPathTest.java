package io.yizhan.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The path language of mapping files. */
class RowPathTest {
    private static final Cursor ROW = Cursor.of(JsonMapper.shared().readTree("""
                    {"a": {"b": 1}, "odd.name": 2, "Object Number": 3, "list": [{"c": "x"}, {"c": "y", "d": [{"e": "z"}]}],
                     "plain": ["p", null, "q"], "none": null}
                    """));

    private static List<String> texts(String path, Cursor from) {
        return new Expression.At(RowPath.parse(path).orElseThrow()).values(from, new RowNotes());
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, 1",
        "'''odd.name''', 2",
        "Object Number, 3",
        "list[].c, x y",
        "list[1].c, y",
        "list[].d[].e, z",
        "plain[], p q",
        "plain, p q",
        "list[].d[].^.c, y",
        "list[].d[].^.^.a.b, 1"
    })
    void leadsToTexts(String path, String texts) {
        assertThat(String.join(" ", texts(path, ROW))).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "a.b.c", "list[9].c", "nothing[].x", "^.a"})
    void leadsNowhereWithoutComplaint(String path) {
        assertThat(texts(path, ROW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a[b", "a]", ".a", "a.", "a[-1]"})
    void refusesWhatIsNoPath(String path) {
        assertThat(RowPath.parse(path)).isEmpty();
    }

    @Test
    void theRowAroundIsThatOfEachList() {
        Cursor inner = RowPath.parse("list[].d[]").orElseThrow().find(ROW).getFirst();
        assertThat(texts("e", inner)).containsExactly("z");
        assertThat(texts("^.c", inner)).containsExactly("y");
        assertThat(texts("^.^.a.b", inner)).containsExactly("1");
    }
}
