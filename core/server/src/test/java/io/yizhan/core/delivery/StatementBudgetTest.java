package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.security.Role;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How many SQL statements each kind of question takes: for one row as many as for ten and a hundred. */
class StatementBudgetTest {
    private static final int[] ROWS = {1, 10, 100};

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static TokenReader editor;
    private static Instant past;

    @BeforeAll
    static void load() {
        editor = TokenReader.staff(SERVER, "editor", Role.EDITOR, Optional.empty());
        new HundredLinked(SERVER).publish();
        past = SERVER.now();
        SearchReady.await(SERVER);
    }

    /** Statements; where the rows are; the question, in which ROWS is their number. */
    @ParameterizedTest(name = "{0} statements: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # lists
            1 | /works/nodes | { works(first: ROWS) { nodes { id slug title sector { code label } } } }
            1 | /works/edges | { works(first: ROWS, orderBy: [{field: TITLE}]) { edges { cursor node { title } } pageInfo { hasNextPage endCursor } } }
            2 | /works/nodes | { works(first: ROWS) { totalCount nodes { title } } }
            1 | /works/nodes | { works(first: ROWS, where: {sector: {in: ["hetian-jade", "ceramics"]}, keywords: {some: {text: {eq: "word"}}}}) { nodes { title } } }
            # conditions and orders through references
            1 | /exportProducts/nodes | { exportProducts(first: ROWS, where: {enterprise: {is: {name: {contains: "企"}}}}) { nodes { name } } }
            1 | /works/nodes | { works(first: ROWS, where: {makers: {some: {is: {person: {name: {contains: "人"}}, organisation: {}}}}}) { nodes { title } } }
            1 | /people/nodes | { people(first: ROWS, where: {works: {some: {sector: {under: "jade"}}}}) { nodes { name } } }
            1 | /tradeFairs/nodes | { tradeFairs(first: ROWS, where: {venues: {some: {place: {is: {kind: {eq: "city"}}}}}}) { nodes { name } } }
            1 | /exportProducts/nodes | { exportProducts(first: ROWS, orderBy: [{field: ENTERPRISE_NAME}, {field: WORK_TITLE}]) { nodes { name } } }
            # one entry, and what it leads to
            2 | /person/works/nodes | { person(id: "$PERSON") { name works(first: ROWS) { nodes { title } } } }
            2 | /person/works/nodes | { person(slug: "made-$PERSON") { name works(first: ROWS) { nodes { title } } } }
            3 | /entry/works/nodes | { entry(id: "$PERSON") { ... on Person { name works(first: ROWS) { nodes { title } } } } }
            2 | /tradeFair/exhibitors/edges | { tradeFair(id: "$FAIR") { name exhibitors(first: ROWS) { edges { booth node { name } } } } }
            # references to one, of the list and in rows of groups
            2 | /exportProducts/nodes | { exportProducts(first: ROWS) { nodes { name enterprise { name } } } }
            3 | /exportProducts/nodes | { exportProducts(first: ROWS) { nodes { name enterprise { name } work { title } } } }
            2 | /tradeFairs/nodes | { tradeFairs(first: ROWS) { nodes { name venues { name place { name } } } } }
            3 | /tradeFairs/nodes | { tradeFairs(first: ROWS) { nodes { name series { name } venues { place { name } } } } }
            # references to many, and the way back
            2 | /exportEnterprises/nodes | { exportEnterprises(first: ROWS) { nodes { name works(first: 2) { nodes { title } } } } }
            3 | /exportEnterprises/nodes | { exportEnterprises(first: ROWS) { nodes { name works(first: 2, orderBy: [{field: TITLE}]) { totalCount nodes { title } } } } }
            2 | /exportEnterprises/nodes | { exportEnterprises(first: ROWS) { nodes { name products(first: 2) { nodes { name } } } } }
            3 | /exportEnterprises/nodes | { exportEnterprises(first: ROWS) { nodes { name products(first: 2, where: {moq: {gt: "0"}}) { totalCount nodes { name } } } } }
            # references to several types: one statement for each
            3 | /works/nodes | { works(first: ROWS) { nodes { title makers(first: 5) { nodes { __typename ... on Person { name } ... on Organisation { name } } } } } }
            5 | /works/nodes | { works(first: ROWS) { nodes { title makers(first: 5) { totalCount types { type count } nodes { __typename ... on Entry { id } } } } } }
            2 | /works/nodes | { works(first: ROWS) { nodes { title makers(first: 5, where: {person: {}}) { nodes { ... on Person { name } } } } } }
            # pictures, formatted texts and groups
            2 | /works/nodes | { works(first: ROWS) { nodes { media { alt thumb: url(preset: THUMB) card: url(preset: CARD) full: url(preset: FULL) } } } }
            2 | /works/nodes | { works(first: ROWS) { nodes { description { json plainText assets { url(preset: PAGE) } } media { url } } } }
            1 | /works/nodes | { works(first: ROWS) { nodes { keywords { text } measurements { part } description { plainText } } } }
            # counts
            4 | /exportProducts/nodes | { exportProducts(first: ROWS) { nodes { name } facets(fields: [SECTOR, MATERIALS, ENTERPRISE], first: ROWS) { values { value label count } } } }
            5 | /exportProducts/nodes | { exportProducts(first: ROWS) { nodes { name } aggregate { count moq { sum avg } groups(by: [SECTOR]) { count } by: groups(by: [ENTERPRISE], first: ROWS) { count values { label } } } } }
            2 | /exportProductsAggregate/groups | { exportProductsAggregate { groups(by: [WORK], first: ROWS) { count values { value label } } } }
            6 | /exportEnterprises/nodes | { exportEnterprises(first: ROWS) { nodes { products(first: 1) { totalCount facets(fields: [SECTOR], first: 5) { values { count } } aggregate { count groups(by: [KIND]) { count } } } } } }
            # a text, in one type and over all
            1 | /works/nodes | { works(search: "玉佩", first: ROWS) { totalCount nodes { title } facets(fields: [SECTOR]) { values { count } } } }
            2 | /works/nodes | { works(search: "玉佩", first: ROWS, where: {makers: {some: {}}}) { totalCount nodes { title } } }
            2 | /works/nodes | { works(search: "玉佩", first: ROWS) { totalCount nodes { title media { url } } } }
            1 | /search/nodes | { search(text: "玉佩", first: ROWS) { totalCount nodes { entry { __typename ... on Work { title } } } } }
            # languages
            2 | /en/nodes | { zh: works(first: ROWS, locale: "zh-Hans") { nodes { title } } en: works(first: ROWS, locale: "en") { nodes { title } } }
            1 | /works/nodes | { works(first: ROWS, locale: "ug") { nodes { title zh: title(locale: "zh-Hans") en: title(locale: "en") localization { locale fallbacks { key locale } } } } }
            3 | /exportProducts/nodes | { exportProducts(first: ROWS) { nodes { zh: enterprise(locale: "zh-Hans") { name } ar: enterprise(locale: "ar") { name } } } }
            # down
            4 | /exportProducts/nodes | { exportProducts(first: ROWS) { nodes { enterprise { works(first: 2) { nodes { title media { url } } } } } } }
            6 | /exportProducts/nodes | { exportProducts(first: ROWS) { nodes { enterprise { works(first: 2) { nodes { makers(first: 4) { nodes { ... on Person { works(first: 2) { nodes { title } } } } } } } } } } }
            """)
    void areAsManyForAnyNumberOfRows(int statements, String rows, String question) {
        for (int size : ROWS) {
            assertThat(statements(question, rows, size)).as("%d rows", size).isEqualTo(statements);
        }
    }

    /** As above, of the past: who was there, which of them, what they were. */
    @ParameterizedTest(name = "{0} statements: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            3 | /works/nodes | { works(first: ROWS, PAST) { totalCount nodes { title } } }
            9 | /works/nodes | { works(first: ROWS, PAST, where: {sector: {isNull: false}}) { nodes { title makers(first: 3) { nodes { ... on Person { name } } } media { id } } } }
            5 | /exportProducts/nodes | { exportProducts(first: ROWS, PAST) { nodes { name enterprise { name } } } }
            8 | /works/nodes | { works(first: ROWS, PAST) { nodes { makers(first: 2, where: {type: {eq: PERSON}}) { nodes { ... on Person { works(first: 2, orderBy: [{field: TITLE}]) { totalCount nodes { title } } } } } } } }
            6 | /person/works/nodes | { person(id: "$PERSON", PAST) { name works(first: ROWS) { nodes { title } } } }
            """)
    void areAsManyOfThePastToo(int statements, String rows, String question) {
        areAsManyForAnyNumberOfRows(statements, rows, question.replace("PAST", "asOf: \"" + past + "\""));
    }

    private static int statements(String question, String rows, int size) {
        int before = SERVER.executions();
        String query = question.replace("ROWS", Integer.toString(size))
                .replace("$PERSON", HundredLinked.hub("person").toString())
                .replace("$FAIR", HundredLinked.hub("tradeFair").toString());
        JsonNode data = question.contains("asOf") ? editor.data(query) : SERVER.data(query);
        assertThat(data.at(rows).size()).as(query).isEqualTo(size);
        assertThat(SERVER.executions()).as("not an answer that was held").isEqualTo(before + 1);
        return SERVER.statements();
    }
}
