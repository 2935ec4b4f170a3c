package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.yizhan.core.database.MovedClock;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.security.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What was published this very moment, worked out in Java from the history, is what the database shows: every condition, order and
 * page, at the root and below. Queries by chance; {@code YIZHAN_TEST_QUERIES} sets how many.
 */
class AsOfListTest {
    private static final int QUERIES = Integer.parseInt(System.getenv().getOrDefault("YIZHAN_TEST_QUERIES", "200"));

    /** The past is not counted by values nor searched, its cursors are others, and addresses of files change with time. */
    private static final Set<String> OTHERWISE =
            Set.of("facets", "aggregate", "cursor", "startCursor", "endCursor", "highlights", "url");

    private static final Pattern ROOT = Pattern.compile("^\\{ a0: (\\w+)(\\(?)");

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(new MovedClock());

    private static final RelayWorks DATA = new RelayWorks(SERVER, 20_261_121);

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        DATA.publish();
    }

    private static RandomQueries queries() {
        GraphQLSchema schema = SERVER.bean(GraphqlSchemas.class)
                .current()
                .require(Endpoint.DELIVERY)
                .schema();
        UUID whole = DATA.partOf.values().iterator().next();
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("", List.of("\"玉\"", "\"jade\"", "\"a\"", "\"JADE ring\"", "\"Ж\"", "\"a.1\"", "\"\""));
        values.put("Locale", List.of("\"zh-Hans\"", "\"en\"", "\"ar\"", "\"ug\""));
        values.put(
                "ID",
                List.of(
                        "\"" + DATA.people.getFirst() + "\"",
                        "\"" + DATA.works.getLast() + "\"",
                        "\"" + whole + "\"",
                        "\"" + UUID.randomUUID() + "\""));
        // an empty search is none
        values.put("search", List.of("\"\""));
        values.put("slug", List.of("\"made-" + whole + "\"", "\"peace-pendant\""));
        values.put("sector", List.of("\"jade\"", "\"ceramics\""));
        values.put("under", List.of("\"jade\"", "\"" + whole + "\""));
        values.put("currency", List.of("\"USD\"", "\"CNY\""));
        values.put("zone", List.of("\"Asia/Shanghai\"", "\"UTC\""));
        values.put("latitude", List.of("\"43.8\"", "\"0\""));
        values.put("longitude", List.of("\"87.6\"", "\"0\""));
        values.put("metres", List.of("1000", "900000"));
        return new RandomQueries(schema, 20_261_121, values, field -> !OTHERWISE.contains(field.getName()));
    }

    /** A root field of the past, mostly one that holds many entries. */
    private static boolean wanted(GraphQLFieldDefinition root, Random random) {
        boolean many = GraphQLTypeUtil.simplePrint(root.getType()).equals("WorkConnection!");
        return root.getArgument(AsOf.ARGUMENT) != null && (many || random.nextInt(3) == 0);
    }

    @Test
    void thisMomentIsWhatTheDatabaseShows() {
        TokenReader editor = TokenReader.staff(SERVER, "editor", Role.EDITOR, Optional.empty());
        RandomQueries queries = queries();
        Random random = new Random(7);
        Map<String, String> differences = new LinkedHashMap<>();
        int answered = 0;
        for (int i = 0; i < QUERIES; i++) {
            String query = queries.next(root -> wanted(root, random));
            JsonNode now = editor.ask(query);
            String asked = ROOT.matcher(query)
                    .replaceFirst(root -> "{ a0: " + root.group(1) + "(asOf: \"" + SERVER.now() + "\""
                            + (root.group(2).isEmpty() ? ")" : ", "));
            JsonNode then = editor.ask(asked);
            String code = now.at("/errors/0/extensions/code").asString("");
            answered += code.isEmpty() ? 1 : 0;
            if (!then.at("/errors/0/extensions/code").asString("").equals(code)
                    || (code.isEmpty() && !then.get("data").equals(now.get("data")))) {
                differences.put(asked, "now " + now + "\nthen " + then);
            }
        }
        assertThat(differences).isEmpty();
        // what is refused proves nothing
        assertThat(answered).isGreaterThan(QUERIES / 2);
    }

    @Test
    void listsComeInTheSameOrderPageByPage() {
        TokenReader editor = TokenReader.staff(SERVER, "walker", Role.EDITOR, Optional.empty());
        List<String> lists = new ArrayList<>();
        for (String order : List.of(
                "",
                "orderBy: [{field: TITLE}]",
                "locale: \"ug\", orderBy: [{field: TITLE, direction: DESC}]",
                "orderBy: [{field: ACCESSION_NUMBER}, {field: DATING, direction: DESC}]",
                "orderBy: [{field: PART_OF_TITLE}, {field: UPDATED_AT}]",
                "orderBy: [{field: SECTOR, direction: DESC}, {field: CREATED_AT}]")) {
            lists.add("{ list: works(PAGE " + order + " AS_OF) { SHOWN } }");
            lists.add("{ person(id: \"" + DATA.people.get(3) + "\" AS_OF) { list: works(PAGE " + order
                    + ") { SHOWN } } }");
            lists.add("{ work(id: \"" + manyLinks(DATA.related) + "\" AS_OF) { list: relatedWorks(PAGE " + order
                    + ") { SHOWN } } }");
        }
        lists.add("{ work(id: \"" + manyLinks(DATA.makers) + "\" AS_OF) { list: makers(PAGE) { SHOWN } } }");
        String asOf = "asOf: \"" + SERVER.now() + "\"";
        for (String list : lists) {
            List<String> whole = editor.walk(list.replace("AS_OF", ""), "first: 100");
            assertThat(whole).as(list).hasSizeGreaterThan(3);
            assertThat(editor.walk(list.replace("AS_OF", asOf), "first: 7"))
                    .as(list)
                    .isEqualTo(whole);
            assertThat(editor.walk(list.replace("AS_OF", asOf), "last: 23"))
                    .as(list)
                    .isEqualTo(whole.reversed());
        }
    }

    private static UUID manyLinks(Map<UUID, List<UUID>> links) {
        return links.entrySet().stream()
                .filter(one -> one.getValue().size() > 4)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
