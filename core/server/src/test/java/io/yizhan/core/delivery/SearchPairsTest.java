package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/** What readers of eight languages type among thousands of works: the one meant comes first, the one not meant does not come at all. */
@Tag("any-database")
class SearchPairsTest {
    private static final List<String> LOCALES =
            List.of("zh-Hans", "zh-Hant", "en", "ru", "ug", "kk-Cyrl", "kk-Arab", "ar");
    private static final int OTHERS = 5_000;
    private static final int PAIRS = 60;
    private static final int RIGHT = 57;
    private static final int LEAST_PER_LOCALE = 6;

    private record Pair(String locale, String text, String first, String never) {}

    @Test
    void whatIsMeantComesFirstAndWhatIsNotDoesNotCome() throws IOException {
        Map<?, ?> file = file();
        try (DeliveryServer server = DeliveryServer.in(String.join(" ", LOCALES))) {
            ManyWorks works = new ManyWorks(server);
            Map<String, UUID> ids = named(works, part(file, "works"));
            others(works, part(file, "others"), part(file, "about"));
            works.publish();
            assertThat(works.published()).isGreaterThan(OTHERS);
            SearchReady.await(server);

            List<String> wrong = new ArrayList<>();
            Map<String, Integer> perLocale = new HashMap<>();
            for (Pair pair : pairs(file)) {
                perLocale.merge(pair.locale(), 1, Integer::sum);
                complaint(server, pair, ids).ifPresent(wrong::add);
            }
            assertThat(perLocale.keySet()).containsExactlyInAnyOrderElementsOf(LOCALES);
            assertThat(perLocale.values()).allMatch(count -> count >= LEAST_PER_LOCALE);
            int all = perLocale.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(all).isEqualTo(PAIRS);
            assertThat(wrong).hasSizeLessThanOrEqualTo(PAIRS - RIGHT);
        }
    }

    private static java.util.Optional<String> complaint(DeliveryServer server, Pair pair, Map<String, UUID> ids) {
        JsonNode answer = server.ask(
                "query($text: String!, $locale: Locale!) { works(search: $text, locale: $locale, first: 100)"
                        + " { totalCount nodes { id title } } }",
                Map.of("text", pair.text(), "locale", pair.locale()));
        JsonNode found = answer.at("/data/works/nodes");
        Set<String> all = new HashSet<>();
        found.values().forEach(node -> all.add(node.get("id").asString()));
        String first = found.isEmpty() ? "nothing" : found.get(0).get("title").asString();
        boolean right = !found.isEmpty() && found.get(0).get("id").asString().equals(id(ids, pair.first()));
        boolean clean = !all.contains(id(ids, pair.never()));
        return right && clean
                ? java.util.Optional.empty()
                : java.util.Optional.of(pair + ": first " + first + " of " + answer.at("/data/works/totalCount")
                        + (clean ? "" : ", with what must not come"));
    }

    private static String id(Map<String, UUID> ids, String key) {
        return Objects.requireNonNull(ids.get(key), key).toString();
    }

    private static Map<?, ?> file() throws IOException {
        try (InputStream in = Objects.requireNonNull(SearchPairsTest.class.getResourceAsStream("/search/pairs.yaml"))) {
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        }
    }

    private static Map<?, ?> part(Map<?, ?> file, String name) {
        return (Map<?, ?>) Objects.requireNonNull(file.get(name), name);
    }

    private static List<Pair> pairs(Map<?, ?> file) {
        return ((List<?>) Objects.requireNonNull(file.get("pairs")))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .map(one -> new Pair(
                                text(one, "locale"), text(one, "text"), text(one, "first"), text(one, "never")))
                        .toList();
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(Objects.requireNonNull(map.get(key), key));
    }

    private static Map<String, UUID> named(ManyWorks works, Map<?, ?> file) {
        Map<String, UUID> ids = new HashMap<>();
        file.forEach((key, work) -> {
            Map<String, Object> values = new HashMap<>();
            ((Map<?, ?>) work).forEach((name, value) -> {
                if (name.equals("accession")) {
                    values.put("core.accessionNumber", value);
                    return;
                }
                Map<?, ?> texts = (Map<?, ?>) value;
                values.put("core.title " + name, text(texts, "title"));
                if (texts.get("description") != null) {
                    values.put("core.significance " + name, text(texts, "description"));
                }
            });
            ids.put(String.valueOf(key), works.add(values));
        });
        return ids;
    }

    /** Each in two languages, turn about. */
    private static void others(ManyWorks works, Map<?, ?> others, Map<?, ?> about) {
        List<String> locales =
                others.keySet().stream().map(String::valueOf).sorted().toList();
        for (int i = 0; i < OTHERS; i++) {
            Map<String, Object> values = new HashMap<>();
            for (String locale : List.of(
                    locales.get(i % locales.size()), locales.get((i / locales.size() + i + 1) % locales.size()))) {
                List<String> words = new ArrayList<>();
                int rest = i / locales.size();
                for (Object list : (List<?>) Objects.requireNonNull(others.get(locale))) {
                    List<?> choices = (List<?>) list;
                    words.add(String.valueOf(choices.get(rest % choices.size())));
                    rest /= choices.size();
                }
                List<?> sentences = (List<?>) Objects.requireNonNull(about.get(locale));
                values.put("core.title " + locale, String.join(locale.startsWith("zh") ? "" : " ", words));
                values.put("core.significance " + locale, sentences.get(i % sentences.size()));
            }
            works.add(values);
        }
    }
}
