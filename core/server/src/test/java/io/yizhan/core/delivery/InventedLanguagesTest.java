package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.problem.Language;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Languages nobody speaks, by the hundred thousand: nothing grows by them. */
@Tag("any-database")
class InventedLanguagesTest {
    private static final int LANGUAGES = 200_000;
    /** Arguments in one request: as many aliases as a document may have, less the list's. */
    private static final int AT_ONCE = 50;
    /** By then every bounded cache is full. */
    private static final int FULL = 2_200 * AT_ONCE;

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static String slug = "";

    @BeforeAll
    static void load() {
        ManyWorks works = new ManyWorks(SERVER);
        works.add(Map.of("core.title zh-Hans", "玉佩", "core.title en", "Jade"));
        works.publish();
        slug = SERVER.data("{ works(first: 1) { nodes { slug } } }")
                .at("/works/nodes/0/slug")
                .asString();
    }

    /** Well formed, and of no site: {@code aab-Latn-ZZ} and so on. */
    private static String language(int number) {
        return new String(new char[] {letter(number / 17576 % 26), letter(number / 676 % 26), letter(number / 26 % 26)})
                + "-Q" + letter(number / 456_976 % 26) + letter(number % 26) + "q-ZZ";
    }

    private static char letter(int number) {
        return (char) ('a' + number);
    }

    private static void assertFlat(Map<String, Long> before) {
        Map<String, Long> grown = new TreeMap<>();
        HeldSizes.of(SERVER.context()).forEach((name, size) -> {
            long was = before.getOrDefault(name, 0L);
            if (size > was + was / 20 + 64) {
                grown.put(name + " of " + was, size);
            }
        });
        assertThat(grown).isEmpty();
    }

    @Test
    void nothingIsKeptOfTheLanguagesThatReadersPrefer() {
        Map<String, Long> before = HeldSizes.of(SERVER.context());
        assertThat(before).containsKeys("DocumentCache.held", "AnswerShelf.kept", "PersistedOperations.texts");
        for (int i = 0; i < LANGUAGES; i++) {
            Language language = Language.fromAcceptLanguage(language(i) + ", zh;q=0." + (1 + i % 9));
            assertThat(language).isEqualTo(Language.ZH);
        }
        String query = "{ work(slug: \"" + slug + "\") { title } }";
        String wrong = "{ works(locale: \"fr\") { totalCount } }";
        for (int i = 0; i < 2_000; i++) {
            HttpRequest.Builder request = switch (i % 4) {
                case 0 -> HttpRequest.newBuilder(SERVER.uri().resolve("/catalog"));
                case 1 -> SERVER.post(wrong, Map.of());
                default -> SERVER.post(query, Map.of());
            };
            assertThat(SERVER.send(request.header("Accept-Language", language(i)))
                            .statusCode())
                    .isLessThan(500);
        }
        assertFlat(before);
    }

    @Test
    void nothingIsKeptOfTheLocalesThatAreAskedFor() {
        Map<String, Long> full = Map.of();
        for (int i = 0; i < LANGUAGES; i += AT_ONCE) {
            ask(i, i >= FULL && i % (2 * AT_ONCE) == 0);
            if (i == FULL) {
                full = HeldSizes.of(SERVER.context());
            }
        }
        assertThat(full).isNotEmpty();
        assertFlat(full);
    }

    @Test
    void aLongDocumentTakesThePlaceOfSeveral() {
        try (DeliveryServer server = new DeliveryServer()) {
            for (int i = 0; i < 100; i++) {
                String text = "{ work(slug: \"none-" + i + "\") {" + " ".repeat(39_000) + "id } }";
                assertThat(server.data(text).get("work").isNull()).isTrue();
            }
            assertThat(HeldSizes.of(server.context()).get("DocumentCache.held")).isBetween(1L, 60L);
        }
    }

    /** As texts, each of which is a document of its own, or as variables, each of which would be an answer of its own. */
    private static void ask(int from, boolean asVariables) {
        StringBuilder declared = new StringBuilder();
        StringBuilder fields = new StringBuilder();
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String language = language(from + i);
            String locale = asVariables ? "$l" + i : "\"" + language + "\"";
            fields.append(" t")
                    .append(i)
                    .append(": title(locale: ")
                    .append(locale)
                    .append(")");
            if (asVariables) {
                declared.append("$l").append(i).append(": Locale, ");
                variables.put("l" + i, language);
            }
        }
        JsonNode answer = SERVER.ask(
                (asVariables ? "query(" + declared + ") " : "") + "{ work(slug: \"" + slug + "\") {" + fields + " } }",
                variables);
        assertThat(answer.path("errors").size()).as(answer.toString()).isEqualTo(AT_ONCE);
        answer.path("errors")
                .forEach(error ->
                        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_USER_INPUT"));
    }
}
