package io.yizhan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Components and blocks: how they are read, what is refused of them, and what values of theirs look like. */
class ComponentsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ContentModel MODEL = SampleModel.read();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

    private final FieldValues values = new FieldValues(MODEL, CLOCK, () -> "k1");

    private static ModelFile component(String id, String more) {
        String singular = NameChecks.upperFirst(id);
        return SampleModel.file("components/" + id + ".yaml", """
                id: %s
                singular: %s
                label: { zh-Hans: 甲, en: A }
                description: { zh-Hans: 甲。, en: A. }
                icon: star
                %s
                """.formatted(id, singular, more));
    }

    private static String field(String keys) {
        return "fields:\n  - { id: x, label: { zh-Hans: 甲, en: A }, " + keys + " }";
    }

    private static List<ModelProblem> problems(ModelSource... sources) {
        ModelRejected rejected = catchThrowableOfType(ModelRejected.class, () -> ModelReader.read(List.of(sources)));
        return rejected == null ? List.of() : rejected.problems();
    }

    private static List<ModelProblem> problems(ModelFile... files) {
        return problems(SampleModel.core(files));
    }

    @Test
    void componentsStandWhereFieldsNameThem() {
        FieldType.Blocks page =
                (FieldType.Blocks) SampleModel.field(MODEL, "page").type();
        assertThat(page.components()).extracting(ContentComponent::id).containsExactly("noteBlock", "boxBlock");
        FieldType.Blocks inside =
                (FieldType.Blocks) page.components().get(1).fields().getFirst().type();
        assertThat(inside.components()).containsExactly(MODEL.requireComponent("noteBlock"));
        FieldType.Group maxim =
                (FieldType.Group) SampleModel.field(MODEL, "maxim").type();
        assertThat(maxim.fields()).isEqualTo(MODEL.requireComponent("noteBlock").fields());
        assertThat(maxim.word()).isEqualTo("component");
        assertThat(MODEL.reverses(MODEL.requireType("work")))
                .as("links inside components do not lead back")
                .hasSize(1);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    type: blocks, components: []                                         | NO_COMPONENTS
                    type: blocks, components: [noteBlok]                                 | UNKNOWN_COMPONENT
                    type: component, component: noteBlok                                 | UNKNOWN_COMPONENT
                    type: component                                                      | MISSING_KEY
                    type: blocks, components: [noteBlock], maxRows: 500                  | OUT_OF_RANGE
                    type: blocks, components: [noteBlock], localized: true               | NOT_LOCALIZED
                    type: blocks, components: [noteBlock], filterable: true              | NOT_FILTERABLE
                    type: blocks, components: [noteBlock], sortable: true                | NOT_SORTABLE
                    type: blocks, components: [noteBlock], facet: true                   | NOT_FACET
                    type: blocks, components: [noteBlock], unique: true                  | NOT_UNIQUE
                    type: blocks, components: [noteBlock], jsonLd: text                  | JSON_LD_KIND
                    """)
    void aFieldOfThemIsRefusedWithAReason(String keys, String code) {
        String type = BrokenFiles.type(BrokenFiles.field("id: x, " + keys))
                .replace("fields:", "jsonLd: { type: Event }\nfields:");
        assertThat(problems(SampleModel.file("types/fair.yaml", type)))
                .extracting(ModelProblem::code)
                .contains(code);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    type: text, filterable: true                | COMPONENT_FLAG
                    type: text, sortable: true                  | COMPONENT_FLAG
                    type: text, unique: true                    | COMPONENT_FLAG
                    type: term, vocabulary: sector, facet: true | COMPONENT_FLAG
                    type: text, jsonLd: name                    | COMPONENT_FLAG
                    type: reference, targets: [work], reverse: boxes | COMPONENT_FLAG
                    type: slug, from: y                         | NOT_HERE
                    type: text, computed: true                  | COMPUTED_PLACE
                    type: text, name: key                       | NAME_RESERVED
                    type: term, vocabulary: sectr               | UNKNOWN_VOCABULARY
                    """)
    void aFieldOfAComponentIsRefusedWithAReason(String keys, String code) {
        assertThat(problems(component("thing", field(keys))))
                .extracting(ModelProblem::code)
                .contains(code);
    }

    @Test
    void componentsThemselvesAreRefusedWithAReasonAtTheirLine() {
        assertThat(problems(component("noteBlock", field("type: text"))))
                .extracting(ModelProblem::code)
                .containsExactly("COMPONENT_CLASH");
        assertThat(problems(component("thing", "titleField: y\n" + field("type: text"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("UNKNOWN_FIELD");
                    assertThat(problem.line()).isEqualTo(6);
                });
        assertThat(problems(component("thing", "titleField: x\n" + field("type: integer"))))
                .extracting(ModelProblem::code)
                .containsExactly("COMPONENT_TITLE_KIND");
        assertThat(problems(component("block", field("type: text"))))
                .extracting(ModelProblem::code)
                .containsExactly("NAME_RESERVED");
        assertThat(problems(component("work", field("type: text"))))
                .extracting(ModelProblem::code)
                .contains("NAME_CLASH");
        assertThat(problems(
                        SampleModel.core(), new ModelSource("jade", List.of(component("thing", field("type: text"))))))
                .extracting(ModelProblem::code)
                .containsExactly("PREFIX_MISSING", "PREFIX_MISSING");
    }

    @Test
    void aComponentThatHoldsItselfIsRefusedWithTheWay() {
        List<ModelProblem> problems = problems(
                component("first", field("type: blocks, components: [second]")),
                component("second", field("type: component, component: first")));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("COMPONENT_CYCLE");
            assertThat(problem.file()).contains("first.yaml");
            assertThat(problem.params()).containsEntry("path", "first → second → first");
        });
    }

    @Test
    void theyStandInOneAnotherToADepth() {
        ModelFile[] four = {
            component("first", field("type: blocks, components: [second]")),
            component("second", field("type: blocks, components: [third]")),
            component("third", field("type: component, component: noteBlock")),
            SampleModel.file(
                    "types/fair.yaml", BrokenFiles.type(BrokenFiles.field("id: y, type: blocks, components: [first]")))
        };
        assertThat(problems(four)).isEmpty();
        ModelFile five = component("fifth", field("type: blocks, components: [first]"));
        ModelFile type = SampleModel.file(
                "types/fair.yaml", BrokenFiles.type(BrokenFiles.field("id: y, type: blocks, components: [fifth]")));
        assertThat(problems(four[0], four[1], four[2], five, type))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("BLOCKS_TOO_DEEP");
                    assertThat(problem.path()).isEqualTo("fair/y/components");
                    assertThat(problem.file()).contains("fair.yaml");
                });
    }

    @Test
    void aPathThatTheDatabaseDoesNotHoldIsRefused() {
        String id = "x".repeat(48);
        assertThat(problems(
                        component(id, "fields:\n  - { id: " + id + ", label: { zh-Hans: 甲, en: A }, type: text }"),
                        SampleModel.file(
                                "types/fair.yaml",
                                BrokenFiles.type(
                                        BrokenFiles.field("id: " + id + ", type: blocks, components: [" + id + "]")))))
                .extracting(ModelProblem::code)
                .containsExactly("PATH_TOO_LONG");
    }

    @Test
    void whenAComponentsOwnerGoesItsNameIsUnknown() {
        ModelSource jade = new ModelSource("jade", List.of(component("jadeBlock", field("type: text"))));
        ModelSource site = new ModelSource(
                "site",
                List.of(SampleModel.file(
                        "types/fair.yaml",
                        BrokenFiles.type(
                                BrokenFiles.field("id: y, type: blocks, components: [jadeBlock, noteBlock]")))));
        ContentModel all = ModelReader.read(List.of(SampleModel.core(), jade, site));
        assertThat(ModelChecks.check(all)).isEmpty();
        assertThat(ModelChecks.check(ModelParts.of(all).without("jade")))
                .extracting(ModelProblem::code)
                .containsExactly("UNKNOWN_COMPONENT");
    }

    private Canonical check(String json) {
        return check(json, ValueOptions.draft(Set.of("zh-Hans", "en")));
    }

    private Canonical check(String json, ValueOptions options) {
        return values.canonicalize(SampleModel.field(MODEL, "page"), JSON.readTree(json.replace('\'', '"')), options);
    }

    @Test
    void blocksKeepTheirOrderAndKeysAndStandEvenWhenEmpty() {
        Canonical canonical = check("""
                [{'_type':'boxBlock','_key':'b','inside':[{'_key':'n','_type':'noteBlock','text':{'en':' In '}}]},
                 {'_type':'noteBlock'},
                 {'count':3,'_type':'noteBlock','_key':'a','text':{'en':''}}]""");
        assertThat(canonical.findings()).isEmpty();
        assertThat(canonical.value()).isEqualTo(JSON.readTree("""
                [{'_key':'b','_type':'boxBlock','inside':[{'_key':'n','_type':'noteBlock','text':{'en':'In'}}]},
                 {'_key':'k1','_type':'noteBlock'},
                 {'_key':'a','_type':'noteBlock','count':3}]""".replace('\'', '"')));
        assertThat(check(canonical.value().toString()).value()).isEqualTo(canonical.value());
        assertThat(check("[]").value().isNull()).isTrue();
    }

    @ParameterizedTest(name = "{1} at {2}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                             | LIST_EXPECTED   | ``
                    ['x']                                                          | OBJECT_EXPECTED | /0
                    [{}]                                                           | BLOCK_UNKNOWN   | /0/_type
                    [{'_type':7}]                                                  | BLOCK_UNKNOWN   | /0/_type
                    [{'_type':'noteBlok'}]                                         | BLOCK_UNKNOWN   | /0/_type
                    [{'_type':'noteBlock','_key':'a'},{'_type':'boxBlock','_key':'a'}] | DUPLICATE   | /1/_key
                    [{'_type':'noteBlock','_key':'a b'}]                           | ROW_KEY_INVALID | /0/_key
                    [{'_type':'noteBlock','inside':[]}]                            | UNKNOWN_FIELD   | /0/inside
                    [{'_type':'noteBlock','count':10}]                             | ABOVE_MAX       | /0/count
                    [{'_type':'noteBlock','text':{'xx':'y'}}]                      | UNKNOWN_LOCALE  | /0/text/xx
                    [{'_type':'boxBlock','inside':[{'_type':'boxBlock'}]}]         | BLOCK_UNKNOWN   | /0/inside/0/_type
                    [{'_type':'boxBlock','inside':[{'_type':'noteBlock','count':'z'}]}] | NUMBER_EXPECTED | /0/inside/0/count
                    [{'_type':'boxBlock','works':[{'id':'x'}]}]                    | ID_INVALID      | /0/works/0/id
                    [{'_type':'noteBlock'},{'_type':'noteBlock'},{'_type':'noteBlock'},{'_type':'noteBlock'},{'_type':'noteBlock'}] | TOO_MANY | ``
                    """)
    void whatIsWrongIsToldWithItsPlace(String input, String code, String pointer) {
        assertThat(check(input).findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.pointer()).isEqualTo(pointer);
        });
    }

    @Test
    void whatPublishingNeedsIsNeededInEveryBlock() {
        Canonical canonical = check(
                "[{'_key':'b','_type':'boxBlock','inside':[{'_type':'noteBlock','text':{'zh-Hans':'内'}}]},{'_type':'noteBlock'}]",
                ValueOptions.draft(Set.of("zh-Hans", "en")).completeIn(Set.of("en")));
        assertThat(canonical.findings())
                .extracting(Finding::code, Finding::pointer)
                .containsExactlyInAnyOrder(tuple("REQUIRED", "/0/inside/0/text/en"), tuple("REQUIRED", "/1/text/en"));
    }

    @Test
    void aBlockWhoseComponentHasGoneStaysAsItIsAndCannotBeMadeUp() {
        String gone = "{'_key':'g','_type':'goneBlock','words':{'en':'Kept'}}".replace('\'', '"');
        ValueOptions after = ValueOptions.draft(Set.of("zh-Hans", "en"))
                .after(JSON.readTree("{\"core.page\":[" + gone + ",{\"_key\":\"n\",\"_type\":\"noteBlock\"}]}"));
        Canonical moved = check("[{'_key':'n','_type':'noteBlock'}," + gone + "]", after);
        assertThat(moved.findings()).isEmpty();
        assertThat(moved.value().get(1)).isEqualTo(JSON.readTree(gone));
        assertThat(check("[" + gone.replace("Kept", "Other") + "]", after).findings())
                .extracting(Finding::code)
                .containsExactly("BLOCK_UNKNOWN");
        assertThat(check("[" + gone + "," + gone + "]", after).findings())
                .extracting(Finding::code)
                .containsExactly("DUPLICATE");
    }
}
