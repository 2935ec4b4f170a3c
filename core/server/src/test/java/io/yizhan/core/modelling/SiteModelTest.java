package io.yizhan.core.modelling;

import static io.yizhan.core.entry.ContentServer.localized;
import static io.yizhan.core.entry.ContentServer.shared;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A site makes types of its own over the admin API: what comes of it, and what is refused. */
@Tag("any-database")
class SiteModelTest {
    @AutoClose
    private static final ModelServer SERVER = new ModelServer();

    private static final String MOTTO = "  - id: motto\n    type: text\n    label: { zh-Hans: 校训, en: Motto }\n";

    @AfterEach
    void withoutModel() {
        SERVER.put(Map.of());
    }

    private static JsonNode school(String name) {
        return make("craftSchool", name);
    }

    /** The same under a name for which there are no tables yet. */
    private static Map<String, String> academies() {
        Map<String, String> files = CraftFiles.all();
        files.replaceAll((_, yaml) -> yaml.replace("CraftSchools", "Academies")
                .replace("CraftSchool", "Academy")
                .replace("craftSchool", "academy"));
        return files;
    }

    private static JsonNode make(String type, String name) {
        return SERVER.create(
                type,
                List.of(
                        localized("site.name", "zh-Hans", name),
                        localized("site.name", "en", name),
                        shared("site.motto", "先学做人"),
                        shared("site.kind", "jade"),
                        shared("site.courses", List.of(Map.of("title", "Cutting", "hours", 12)))));
    }

    @Test
    void entriesOfANewTypeAreMadePublishedAndDeliveredAtOnce() {
        String before = SERVER.get("{ contentModel { fingerprint } }", Map.of()).toString();
        JsonNode plan = SERVER.put(academies());
        assertThat(plan.get("changes").findValuesAsString("kind"))
                .containsExactly("VOCABULARY_ADDED", "TYPE_ADDED", "GROUP_ADDED");
        assertThat(plan.get("ddl").toString()).contains("create table", "academy");
        assertThat(plan.get("sdl").toString()).contains("type Academy ", "type AcademyCourses ", "type WorkCraft ");
        assertThat(plan.get("api").findValuesAsString("path")).contains("Query.academies", "Work.craft");
        assertThat(SERVER.get("{ contentModel { fingerprint } }", Map.of()).toString())
                .isNotEqualTo(before);
        JsonNode published = SERVER.publish(make("academy", "Suzhou"), "en", "zh-Hans");
        assertThat(published.get("published").isEmpty())
                .as(published.toString())
                .isFalse();
        JsonNode answer = SERVER.deliver("{ academies(where: { name: { eq: \"Suzhou\" } }) { nodes { name motto"
                + " kind { code label } courses { title hours } } } }");
        assertThat(answer.at("/data/academies/nodes/0").toString()).contains("Suzhou", "先学做人", "jade", "Cutting", "12");
        JsonNode site = SERVER.siteModel();
        assertThat(site.get("documents").findValuesAsString("id")).contains("academy", "craft", "craftKind");
        assertThat(site.get("changedBy").stringValue()).isNotEmpty();
    }

    @Test
    void whatARemovedFieldHeldIsThereAgainWithTheField() {
        SERVER.put(CraftFiles.all());
        JsonNode school = school("Suzhou");
        SERVER.publish(school, "en", "zh-Hans");
        String published = Clock.systemUTC().instant().toString();
        JsonNode removal = SERVER.put(CraftFiles.school(MOTTO, ""));
        assertThat(removal.get("removes").booleanValue()).isTrue();
        assertThat(removal.at("/changes/0/kind").stringValue()).isEqualTo("FIELD_REMOVED");
        assertThat(removal.at("/changes/0/entries").intValue()).isPositive();
        assertThat(removal.at("/api/0/breaking").booleanValue()).isTrue();
        assertThat(removal.get("api").findValuesAsString("path")).contains("CraftSchool.motto");
        assertThat(SERVER.deliver("{ craftSchools { nodes { motto } } }").has("errors"))
                .isTrue();
        String id = school.get("id").stringValue();
        JsonNode edited = SERVER.save(SERVER.entry(id), List.of(shared("site.places", 30)));
        SERVER.publish(edited, "en", "zh-Hans");
        SERVER.put(CraftFiles.all());
        assertThat(SERVER.entry(id).get("fields").toString()).contains("先学做人", "30");
        String one = "{ craftSchool(id: \"" + id + "\"%s) { motto places } }";
        assertThat(SERVER.deliver(one.formatted("")).at("/data/craftSchool").toString())
                .contains("先学做人", "30");
        assertThat(SERVER.deliverToStaff(one.formatted(", asOf: \"" + published + "\""))
                        .toString())
                .as("as it was before the field went")
                .contains("先学做人")
                .doesNotContain("30");
    }

    @Test
    void aTypeThatBecomesLocalizedKeepsWhatIsPublished() {
        Map<String, String> plain = CraftFiles.all();
        plain.replaceAll((_, yaml) -> yaml.replace("CraftSchool", "CraftHall")
                .replace("craftSchool", "craftHall")
                .replace("    localized: true\n", ""));
        SERVER.put(plain);
        JsonNode hall = SERVER.create("craftHall", List.of(shared("site.name", "Suzhou")));
        SERVER.publish(hall, "zh-Hans");
        Map<String, String> localized = new LinkedHashMap<>(plain);
        localized.computeIfPresent(
                CraftFiles.SCHOOL_PATH,
                (_, yaml) -> CraftFiles.replaced(
                        yaml, "- id: name\n    type: text\n", "- id: name\n    type: text\n    localized: true\n"));
        JsonNode plan = SERVER.put(localized);
        assertThat(plan.at("/changes/0/message/zh-Hans").stringValue()).contains("按语言发布");
        assertThat(SERVER.deliver("{ craftHalls(locale: \"zh-Hans\") { nodes { name } } }")
                        .toString())
                .contains("Suzhou");
        SERVER.put(plain);
        assertThat(SERVER.deliver("{ craftHalls { nodes { name } } }").toString())
                .contains("Suzhou");
    }

    @Test
    void entriesOfARemovedTypeComeBackWithTheType() {
        SERVER.put(CraftFiles.all());
        JsonNode school = school("Suzhou");
        SERVER.publish(school, "en", "zh-Hans");
        SERVER.put(Map.of());
        assertThat(SERVER.deliver("{ craftSchools { totalCount } }").has("errors"))
                .isTrue();
        JsonNode back = SERVER.put(CraftFiles.all());
        assertThat(back.at("/changes/1/kind").stringValue()).isEqualTo("TYPE_ADDED");
        assertThat(back.at("/changes/1/entries").intValue()).isPositive();
        assertThat(SERVER.deliver("{ craftSchools { nodes { name motto } } }").toString())
                .contains("先学做人");
    }

    @Test
    void anotherNameIsARenameAndNothingIsLost() {
        SERVER.put(CraftFiles.all());
        SERVER.publish(school("Suzhou"), "en", "zh-Hans");
        JsonNode plan = SERVER.put(
                CraftFiles.school("id: motto\n    type: text", "id: motto\n    name: saying\n    type: text"));
        assertThat(plan.at("/changes/0/kind").stringValue()).isEqualTo("FIELD_RENAMED");
        assertThat(plan.at("/changes/0/message/zh-Hans").stringValue()).contains("motto → saying");
        assertThat(plan.get("ddl").isEmpty()).isTrue();
        assertThat(SERVER.deliver("{ craftSchools { nodes { saying } } }").toString())
                .contains("先学做人");
    }

    @Test
    void onlyWhoManagesTheModelSeesOrChangesIt() {
        Map<String, Object> change = ModelServer.change(0, CraftFiles.all());
        for (String query : List.of(
                "{ siteModel { revision } }",
                "{ siteModelRevisions { nodes { revision } } }",
                "{ modelDocuments { id } }",
                "{ modelWords { units } }")) {
            assertThat(code(SERVER.ask("editor", query, Map.of()))).as(query).isEqualTo("FORBIDDEN");
            assertThat(code(SERVER.ask("", query, Map.of()))).as(query).isEqualTo("UNAUTHENTICATED");
        }
        String plan = "query($change: ModelChangeInput!) { modelPlan(change: $change) { hash } }";
        assertThat(code(SERVER.ask("editor", plan, Map.of("change", change)))).isEqualTo("FORBIDDEN");
        String mutation = "mutation($change: ModelChangeInput!) { changeModel(change: $change, plan: \"x\")"
                + " { siteModel { revision } } }";
        assertThat(code(SERVER.ask("editor", mutation, Map.of("change", change))))
                .isEqualTo("FORBIDDEN");
        assertThat(code(SERVER.ask("", mutation, Map.of("change", change)))).isEqualTo("UNAUTHENTICATED");
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").stringValue("none");
    }

    @Test
    void aPlanThatWouldBeAnotherByNowIsAConflictAndNothingIsLost() {
        Map<String, Object> one = SERVER.change(CraftFiles.all());
        Map<String, Object> other = SERVER.change(CraftFiles.school("icon: home", "icon: star"));
        String first = SERVER.plan(one).get("hash").stringValue();
        String second = SERVER.plan(other).get("hash").stringValue();
        assertThat(code(SERVER.tryChange(one, second, true))).isEqualTo("CONFLICT");
        assertThat(SERVER.tryChange(one, first, false).has("errors")).isFalse();
        assertThat(code(SERVER.tryChange(other, second, false))).isEqualTo("CONFLICT");
        JsonNode stale = SERVER.plan(other);
        assertThat(stale.at("/problems/0/code").stringValue()).isEqualTo("BASE_CHANGED");
        assertThat(SERVER.siteModel().toString()).contains("\"icon\":\"home\"");
    }

    @Test
    void removalsNeedConsentAndAreNamed() {
        SERVER.put(CraftFiles.all());
        Map<String, Object> change = SERVER.change(CraftFiles.school(MOTTO, ""));
        String hash = SERVER.plan(change).get("hash").stringValue();
        JsonNode refused = SERVER.tryChange(change, hash, false);
        assertThat(code(refused)).isEqualTo("BAD_USER_INPUT");
        assertThat(refused.at("/errors/0/message").stringValue()).contains("Motto");
        assertThat(SERVER.tryChange(change, hash, true).has("errors")).isFalse();
    }

    @Test
    void whatClashesIsRefusedAtItsPlace() {
        assertProblem(CraftFiles.with("types/x.yaml", rename("work", "Craftwork")), "TYPE_CLASH", "types/x.yaml");
        assertProblem(CraftFiles.with("types/x.yaml", rename("Work2", "Work")), "BAD_ID", "types/x.yaml");
        assertProblem(CraftFiles.with("types/x.yaml", rename("other", "Work")), "NAME_CLASH", "types/x.yaml");
        assertProblem(CraftFiles.with("other/x.yaml", CraftFiles.SCHOOL), "BAD_PATH", "other/x.yaml");
        assertProblem(CraftFiles.with("types/CRAFT-school.yaml", CraftFiles.SCHOOL), "PATH_TWICE", "CRAFT");
        Map<String, String> broken = CraftFiles.school(
                "- id: places\n    type: integer\n", "- id: places\n    type: integer\n    colour: red\n");
        assertProblem(broken, "UNKNOWN_KEY", "types/craft-school.yaml");
        Map<String, Object> change = SERVER.change(broken);
        JsonNode plan = SERVER.plan(change);
        assertThat(plan.at("/problems/0/at").stringValue()).isEqualTo("fields[2].colour");
        assertThat(plan.at("/problems/0/line").intValue()).isPositive();
        assertThat(code(SERVER.tryChange(change, plan.get("hash").stringValue(), true)))
                .isEqualTo("MODEL_REJECTED");
    }

    private static String rename(String id, String singular) {
        return CraftFiles.SCHOOL
                .replace("id: craftSchool", "id: " + id)
                .replace("singular: CraftSchool", "singular: " + singular)
                .replace("plural: CraftSchools", "plural: Some" + singular + "s");
    }

    private static void assertProblem(Map<String, String> documents, String code, String path) {
        JsonNode plan = SERVER.plan(SERVER.change(documents));
        assertThat(plan.get("applicable").booleanValue()).as(plan.toString()).isFalse();
        assertThat(plan.get("problems").findValuesAsString("code")).contains(code);
        assertThat(plan.get("problems").findValuesAsString("path").toString()).contains(path);
    }

    @Test
    void aTypeThatIsReferredToStays() {
        SERVER.put(CraftFiles.all());
        Map<String, String> without = CraftFiles.all();
        without.remove(CraftFiles.SCHOOL_PATH);
        JsonNode plan = SERVER.plan(SERVER.change(without));
        assertThat(plan.at("/problems/0/code").stringValue()).isEqualTo("TYPE_IN_USE");
        assertThat(plan.at("/problems/0/path").stringValue()).isEqualTo(CraftFiles.GROUP_PATH);
    }

    @Test
    void eachRevisionStaysInTheHistoryWithWhatItChanged() {
        Map<String, Object> change = new LinkedHashMap<>(SERVER.change(CraftFiles.all()));
        change.put("note", "for the new schools");
        SERVER.tryChange(change, SERVER.plan(change).get("hash").stringValue(), false);
        JsonNode page = SERVER.get(
                "{ siteModelRevisions(first: 1) { nodes { revision changedBy changedAt note summary }"
                        + " pageInfo { hasNextPage endCursor } } }",
                Map.of());
        JsonNode newest = page.at("/nodes/0");
        assertThat(newest.get("note").stringValue()).isEqualTo("for the new schools");
        assertThat(newest.get("summary").toString()).contains("new content type “Craft school”", "传习所");
        assertThat(newest.get("changedBy").stringValue()).isNotEmpty();
        int revision = newest.get("revision").intValue();
        assertThat(revision).isEqualTo(SERVER.siteModel().get("revision").intValue());
        SERVER.put(Map.of());
        JsonNode next = SERVER.get(
                "query($after: String) { siteModelRevisions(first: 1, after: $after) { nodes { revision } } }",
                Map.of(
                        "after",
                        SERVER.get("{ siteModelRevisions(first: 1) { pageInfo { endCursor } } }", Map.of())
                                .at("/pageInfo/endCursor")
                                .stringValue()));
        assertThat(next.at("/nodes/0/revision").intValue()).isEqualTo(revision);
    }

    @Test
    void documentsComeBackAsTheyWereGiven() {
        SERVER.put(CraftFiles.all());
        JsonNode documents = SERVER.siteModel().get("documents");
        Map<String, String> files = CraftFiles.all();
        for (JsonNode document : documents) {
            String path = document.get("path").stringValue();
            assertThat(document.get("document"))
                    .isEqualTo(ModelServer.JSON.valueToTree(ModelServer.json(path, files.getOrDefault(path, ""))));
        }
        JsonNode all = SERVER.get("{ modelDocuments { owner kind id path } }", Map.of());
        assertThat(all.findValuesAsString("owner")).contains("core", "site");
        assertThat(all.findValuesAsString("id")).contains("work", "craftSchool", "sector");
        JsonNode words = SERVER.get(
                "{ modelWords { fieldTypes { word options sortable } units schemes { id label } menus { id label }"
                        + " icons assetKinds } }",
                Map.of());
        assertThat(words.get("fieldTypes").findValuesAsString("word"))
                .hasSize(23)
                .contains("reference");
    }
}
