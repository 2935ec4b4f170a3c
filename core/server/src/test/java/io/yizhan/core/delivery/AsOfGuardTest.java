package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.MovedClock;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is shown the past, and what of it: decided by the drafts of today. */
@Tag("any-database")
class AsOfGuardTest {
    private static final MovedClock CLOCK = new MovedClock();

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer(CLOCK);

    private static TokenReader editor;

    @BeforeAll
    static void load() {
        SERVER.withSamples();
        editor = TokenReader.staff(SERVER, "editor", Role.EDITOR, Optional.empty());
    }

    private static String asOf(Instant moment) {
        return "asOf: \"" + moment + "\"";
    }

    private static UUID id(String one, String slug) {
        return UUID.fromString(SERVER.data("{ entry: " + one + "(slug: \"" + slug + "\") { id } }")
                .at("/entry/id")
                .asString());
    }

    @Test
    void onlyThoseWhoMayReadDraftsSeeThePast() {
        String query = "{ works(" + asOf(CLOCK.mark()) + ") { totalCount } }";
        HttpResponse<String> answer = editor.send(query, Map.of());
        assertThat(answer.body()).contains("totalCount").doesNotContain("errors");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
        int executions = SERVER.executions();
        assertThat(editor.send(query, Map.of()).body()).isEqualTo(answer.body());
        assertThat(SERVER.executions()).as("nothing is held").isEqualTo(executions + 1);

        String buyers = TokenReader.role(
                SERVER,
                "test:buyers",
                Role.Kind.PARTNER,
                List.of(Grant.OnEntries.everywhere(
                        "test:buyers", Action.READ_DRAFT, Grant.ANY, new FieldScope.UpTo(Visibility.PARTNER))));
        Set<ApiScope> published = Set.of(ApiScope.DELIVERY_READ);
        TokenReader partner = TokenReader.of(SERVER, "buyer", buyers, Optional.empty(), published);
        TokenReader frontend = TokenReader.of(SERVER, "frontend", Role.EDITOR, Optional.empty(), published);
        UUID work = id("work", "peace-pendant");
        for (String asked : List.of(
                query,
                "{ work(id: \"" + work + "\", " + asOf(CLOCK.instant()) + ") { title } }",
                "{ entry(id: \"" + work + "\", " + asOf(CLOCK.instant()) + ") { id } }")) {
            JsonNode anonymous = SERVER.ask(asked, Map.of()).at("/errors/0/extensions");
            assertThat(anonymous.get("code").asString()).isEqualTo("FORBIDDEN");
            assertThat(anonymous.get("field").asString()).isEqualTo("asOf");
            assertThat(partner.code(asked)).isEqualTo("FORBIDDEN");
            assertThat(frontend.code(asked)).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void whatDoesNotShowOnTheDraftOfTodayDoesNotShowOfThePast() {
        UUID carpet = id("exportProduct", "rug-pomegranate-183");
        UUID kilim = id("exportProduct", "kilim-240");
        SERVER.publish(carpet, "core.sku", "SHOWN");
        SERVER.publish(kilim, "core.sku", "SHOWN");
        Instant then = CLOCK.mark();
        // drafts alone: what is published stays
        SERVER.save(kilim, "core.sku", Optional.empty(), "PLAIN");
        SERVER.save(id("exportProduct", "dutar-concert"), "core.sku", Optional.empty(), "HIDDEN");
        Condition shown = Condition.compare("core.sku", Operator.IN, Value.of("SHOWN"), Value.of("PLAIN"));
        Condition priced = Condition.compare("core.sku", Operator.EQ, Value.of("SHOWN"));
        String id = "test:products";
        String role = TokenReader.role(
                SERVER,
                id,
                Role.Kind.STAFF,
                List.of(rows(id, Visibility.PUBLIC, shown), rows(id, Visibility.PARTNER, priced)));
        TokenReader reader = TokenReader.staff(SERVER, "limited", role, Optional.empty());

        JsonNode answer = reader.ask("{ exportProducts(first: 100, orderBy: [{field: SKU}, {field: NAME}], "
                + asOf(then) + ") { totalCount nodes { id sku price { amount } enterprise { name } } } }");
        JsonNode list = answer.at("/data/exportProducts");
        assertThat(list.findValuesAsString("id")).containsExactlyInAnyOrder(carpet.toString(), kilim.toString());
        assertThat(list.get("totalCount").asInt()).isEqualTo(2);
        assertThat(list.findValuesAsString("sku")).containsExactly("SHOWN", "SHOWN");
        for (JsonNode product : list.get("nodes")) {
            boolean open = product.get("id").asString().equals(carpet.toString());
            assertThat(product.get("price").isNull()).isNotEqualTo(open);
            // its type is not granted at all
            assertThat(product.get("enterprise").isNull()).isTrue();
        }
        assertThat(answer.at("/extensions/restricted").size()).isEqualTo(1);
        assertThat(reader.data("{ exportProducts(where: {enterprise: {isNull: true}}, " + asOf(then)
                                + ") { totalCount } }")
                        .at("/exportProducts/totalCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(reader.code(
                        "{ exportProducts(where: {price: {amount: {gt: \"1\"}}}, " + asOf(then) + ") { totalCount } }"))
                .isEqualTo("FORBIDDEN");
        assertThat(reader.code("{ works(" + asOf(then) + ") { totalCount } }")).isEqualTo("FORBIDDEN");
        assertThat(reader.data("{ exportProduct(slug: \"dutar-concert\", " + asOf(then) + ") { id } }")
                        .get("exportProduct")
                        .isNull())
                .isTrue();
    }

    @Test
    void linksCountByTheDraftsOfTodayWhateverTheValuesOfThen() {
        UUID dutar = id("exportProduct", "dutar-concert");
        SERVER.publish(dutar, "core.sku", "OF-THEN");
        Instant then = CLOCK.mark();
        SERVER.save(dutar, "core.sku", Optional.empty(), "OF-TODAY");
        Condition today = Condition.compare("core.sku", Operator.EQ, Value.of("OF-TODAY"));
        String id = "test:today";
        Grant enterprises = Grant.OnEntries.everywhere(
                id, Action.READ_DRAFT, "exportEnterprise", new FieldScope.UpTo(Visibility.PUBLIC));
        String role =
                TokenReader.role(SERVER, id, Role.Kind.STAFF, List.of(enterprises, rows(id, Visibility.PUBLIC, today)));
        TokenReader reader = TokenReader.staff(SERVER, "today", role, Optional.empty());
        JsonNode maker = editor.data(
                        "{ exportProduct(id: \"" + dutar + "\", " + asOf(then) + ") { enterprise { id } } }")
                .at("/exportProduct/enterprise");
        assertThat(reader.data("{ exportEnterprises(first: 100, where: {products: {some: {}}}, " + asOf(then)
                                + ") { nodes { id } } }")
                        .at("/exportEnterprises/nodes")
                        .values())
                .containsExactly(maker);
    }

    private static Grant rows(String role, Visibility level, Condition rows) {
        return new Grant.OnEntries(
                role,
                Action.READ_DRAFT,
                "exportProduct",
                new FieldScope.UpTo(level),
                new TreeSet<>(Set.of(Grant.ANY)),
                rows);
    }

    @Test
    void whoMaySeeSomeEntriesIsShownNoOthersThroughLinksAndConditions() {
        UUID enterprise = id("exportEnterprise", "demo-carpet");
        TokenReader own = TokenReader.staff(SERVER, "maker", Role.ENTERPRISE_EDITOR, Optional.of(enterprise));
        Instant then = CLOCK.mark();
        String mine = own.data("{ exportProducts(" + asOf(then) + ") { totalCount } exportEnterprise(id: \""
                        + enterprise + "\", " + asOf(then) + ") { products { totalCount } fairs { totalCount } } }")
                .toString();
        int products = editor.data("{ exportEnterprise(id: \"" + enterprise + "\", " + asOf(then)
                        + ") { products { totalCount } } }")
                .at("/exportEnterprise/products/totalCount")
                .asInt();
        assertThat(mine)
                .isEqualTo("{\"exportProducts\":{\"totalCount\":" + products
                        + "},\"exportEnterprise\":{\"products\":{\"totalCount\":" + products
                        + "},\"fairs\":{\"totalCount\":0}}}");
        // all products have an enterprise; those of others count as not there
        assertThat(own.data("{ exportProducts(where: {enterprise: {isNull: false}}, " + asOf(then)
                        + ") { totalCount } none: exportEnterprises(where: {products: {none: {}}}, " + asOf(then)
                        + ") { totalCount } }"))
                .isEqualTo(own.data("{ exportProducts(" + asOf(then)
                        + ") { totalCount } none: exportEnterprises(first: 1," + " where: {id: {eq: \""
                        + UUID.randomUUID() + "\"}}, " + asOf(then) + ") { totalCount } }"));
    }

    @Test
    void aWayBackLeadsOnlyAlongLinksThatShow() {
        Instant then = CLOCK.mark();
        String products = "{ exportEnterprise(slug: \"demo-carpet\", " + asOf(then)
                + ") { products { totalCount nodes { id } } } }";
        List<String> all = editor.data(products).findValuesAsString("id");
        assertThat(all).hasSizeGreaterThan(1);
        String id = "test:links";
        Condition first = Condition.compare("id", Operator.EQ, Value.of(all.getFirst()));
        FieldScope names =
                new FieldScope.Keys(new TreeSet<>(Set.of(FieldKey.parse("core.name"), FieldKey.parse("core.slug"))));
        String role = TokenReader.role(
                SERVER,
                id,
                Role.Kind.STAFF,
                List.of(
                        Grant.OnEntries.everywhere(
                                id, Action.READ_DRAFT, "exportEnterprise", new FieldScope.UpTo(Visibility.PUBLIC)),
                        Grant.OnEntries.everywhere(id, Action.READ_DRAFT, "exportProduct", names),
                        rows(id, Visibility.PUBLIC, first)));
        TokenReader reader = TokenReader.staff(SERVER, "linked", role, Optional.empty());
        assertThat(reader.data("{ exportProducts(" + asOf(then) + ") { totalCount } }")
                        .at("/exportProducts/totalCount")
                        .asInt())
                .isGreaterThan(all.size());
        JsonNode seen = reader.data(products);
        assertThat(seen.findValuesAsString("id")).containsExactly(all.getFirst());
        assertThat(seen.at("/exportEnterprise/products/totalCount").asInt()).isEqualTo(1);
        assertThat(reader.code(
                        "{ exportEnterprises(where: {products: {some: {}}}, " + asOf(then) + ") { totalCount } }"))
                .isEqualTo("FORBIDDEN");
    }
}
