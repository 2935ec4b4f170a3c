package io.yizhan.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssetLibraryTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final KnownUses USES = new KnownUses();

    @AutoClose
    private static final MediaServer SERVER = new MediaServer(Map.of(), USES);

    @BeforeAll
    static void schema() {
        GraphqlSchemas schemas = SERVER.bean(GraphqlSchemas.class);
        schemas.swap(schemas.prepare(List.of(SERVER.bean(AssetSchemaPart.class), new SharedTypes()), Map.of()));
    }

    @Test
    void theLibraryIsSearchedKindlyAndPagedWithoutGapOrDouble() {
        Set<String> uploaded =
                Set.of(upload("青玉 Vase one.png", 41), upload("青玉 VASE two.png", 42), upload("青玉 vasé 3.png", 43));
        upload("other.png", 44);

        List<String> seen = new ArrayList<>();
        String after = "null";
        for (int page = 0; page < 3; page++) {
            JsonNode assets = data("{assets(search: \"qingyu vase\", kinds: [\"image\"], first: 1, after: " + after
                            + ") {nodes {id uses} totalCount pageInfo {hasNextPage endCursor}}}")
                    .get("assets");
            assertThat(assets.get("totalCount").asInt()).isEqualTo(3);
            assertThat(assets.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(page < 2);
            seen.add(assets.at("/nodes/0/id").asString());
            after = "\"" + assets.at("/pageInfo/endCursor").asString() + "\"";
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(uploaded);
        assertThat(errorCode("{assets(search: \"another\", after: " + after + ") {totalCount}}"))
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void aSearchFindsLettersThatKeyboardsGiveForOneAnotherAndKeepsOthersApart() {
        upload("قەشقەرى چاي.png", 91);
        upload("чай.png", 92);

        assertThat(found("قەشقەري")).isOne();
        assertThat(found("ЧАЙ")).isOne();
        assertThat(found("чаи")).isZero();
    }

    private static int found(String search) {
        return data("{assets(search: \"" + search + "\") {totalCount}}")
                .at("/assets/totalCount")
                .asInt();
    }

    @Test
    void aSearchTakesWildcardsForLetters() {
        upload("percent.png", 45);

        assertThat(data("{assets(search: \"%_%\") {totalCount}}")
                        .at("/assets/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void whatIsSaidOfAnAssetIsChangedByTheRightVersionOnly() {
        String id = upload("said.png", 46);

        JsonNode changed = update(id, "1", "alt: {zh_Hans: \"x\"}");
        assertThat(changed.at("/findings/0/code").asString()).isEqualTo("LANGUAGE_TAG");
        assertThat(changed.get("asset").isNull()).isTrue();

        JsonNode kept = updateWith(
                id,
                "1",
                Map.of(
                        "alt",
                        Map.of("zh-Hans", "青玉瓶"),
                        "focalPoint",
                        Map.of("x", 0.25, "y", 0.5),
                        "credit",
                        " Museum "));
        assertThat(kept.at("/asset/version").asString()).isEqualTo("2");
        assertThat(kept.at("/asset/alt/zh-Hans").asString()).isEqualTo("青玉瓶");
        assertThat(kept.at("/asset/credit").asString()).isEqualTo("Museum");
        assertThat(kept.at("/asset/focalPoint/x").asDouble()).isEqualTo(0.25);
        assertThat(errorCode(mutation(id, "1", "credit: \"late\""))).isEqualTo("CONFLICT");
        assertThat(update(id, "2", "name: \"said.exe\"").at("/findings/0/code").asString())
                .isEqualTo("NAME_EXTENSION");
        assertThat(update(id, "2", "credit: null").at("/asset/credit").isNull()).isTrue();
    }

    @Test
    void anAssetInUseIsNotDeleted() {
        String used = upload("used.png", 47);
        String free = upload("free.png", 48);
        USES.used.add(UUID.fromString(used));

        assertThat(data("mutation {deleteAsset(id: \"" + used + "\") {deleted uses {field}}}")
                        .at("/deleteAsset/uses/0/field")
                        .asString())
                .isEqualTo("core.images");
        assertThat(data("mutation {deleteAsset(id: \"" + free + "\") {deleted}}")
                        .at("/deleteAsset/deleted")
                        .asBoolean())
                .isTrue();

        JsonNode left = data("{assetsByIds(ids: [\"" + free + "\", \"" + used + "\", \"no id\"]) {id}}");
        assertThat(left.at("/assetsByIds").size()).isOne();
        assertThat(left.at("/assetsByIds/0/id").asString()).isEqualTo(used);
    }

    @Test
    void usesOfAllAssetsOfAPageAreCountedInOneQuestion() {
        String first = upload("c1.png", 49);
        String second = upload("c2.png", 50);
        USES.questions.set(0);

        data("{assetsByIds(ids: [\"" + first + "\", \"" + second + "\"]) {uses}}");

        assertThat(USES.questions).hasValue(1);
    }

    @Test
    void whoMayOnlyReadChangesNothingAndWhoMayNotEnterSeesNothing() {
        String reader = SERVER.token(Set.of(ApiScope.ADMIN_READ));
        String stranger = SERVER.token(Set.of(ApiScope.DELIVERY_READ));

        assertThat(ask(reader, "{assets {totalCount}}").at("/data/assets").isObject())
                .isTrue();
        assertThat(ask(reader, mutation(UUID.randomUUID().toString(), "1", "credit: \"x\""))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(ask(stranger, "{assets {totalCount}}")
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    private static String upload(String name, int width) {
        HttpResponse<String> response = SERVER.upload(name, Pictures.png(width, 20));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return MediaServer.json(response).get("id").asString();
    }

    private static String mutation(String id, String version, String change) {
        return "mutation {updateAsset(input: {id: \"" + id + "\", expectedVersion: \"" + version + "\", " + change
                + "}) {asset {version credit} findings {code}}}";
    }

    private static JsonNode update(String id, String version, String change) {
        return data(mutation(id, version, change)).get("updateAsset");
    }

    private static JsonNode updateWith(String id, String version, Map<String, Object> change) {
        Map<String, Object> input = new HashMap<>(change);
        input.put("id", id);
        input.put("expectedVersion", version);
        JsonNode answer = ask(
                SERVER.writeToken(),
                "mutation($input: UpdateAssetInput!) {updateAsset(input: $input) "
                        + "{asset {version alt credit focalPoint {x y}} findings {code}}}",
                Map.of("input", input));
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.at("/data/updateAsset");
    }

    private static JsonNode data(String query) {
        JsonNode answer = ask(SERVER.writeToken(), query);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data");
    }

    private static String errorCode(String query) {
        return ask(SERVER.writeToken(), query).at("/errors/0/extensions/code").asString();
    }

    private static JsonNode ask(String token, String query) {
        return ask(token, query, Map.of());
    }

    private static JsonNode ask(String token, String query, Map<String, Object> variables) {
        HttpResponse<String> response =
                SERVER.text(HttpRequest.newBuilder(SERVER.uri().resolve("/graphql/admin"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("query", query, "variables", variables)),
                                StandardCharsets.UTF_8)));
        return JSON.readTree(response.body());
    }

    /** What the room of entries will answer. */
    private static final class KnownUses implements AssetUses {
        final List<UUID> used = new ArrayList<>();
        final AtomicInteger questions = new AtomicInteger();

        @Override
        public Map<UUID, Integer> count(Caller reader, Collection<UUID> assetIds) {
            questions.incrementAndGet();
            return Map.of();
        }

        @Override
        public Found find(Caller reader, UUID assetId) {
            return used.contains(assetId)
                    ? new Found(List.of(new KnownUse(UUID.randomUUID(), "core.images")), false)
                    : Found.NONE;
        }

        @Override
        public boolean isPublic(UUID assetId) {
            return used.contains(assetId);
        }
    }

    private record KnownUse(UUID entryId, String field) implements AssetUse {}

    /** The types other rooms bring. */
    private static final class SharedTypes implements SchemaPart {
        @Override
        public Set<Endpoint> endpoints() {
            return Set.of(Endpoint.values());
        }

        @Override
        public void contribute(SchemaDraft draft) {
            draft.query(field("ping", Scalars.GraphQLString), environment -> "pong");
            if (draft.endpoint() != Endpoint.ADMIN) {
                return;
            }
            draft.type(io.yizhan.core.graphql.Scalars.JSON.transform(scalar -> scalar.name("Texts")));
            draft.type(object(
                    "PageInfo",
                    field("hasNextPage", new GraphQLNonNull(Scalars.GraphQLBoolean)),
                    field("hasPreviousPage", new GraphQLNonNull(Scalars.GraphQLBoolean)),
                    field("startCursor", Scalars.GraphQLString),
                    field("endCursor", Scalars.GraphQLString)));
            draft.type(object("UserRef", field("id", new GraphQLNonNull(Scalars.GraphQLID))));
            draft.type(object("Finding", field("code", new GraphQLNonNull(Scalars.GraphQLString))));
            draft.type(object("Use", field("field", new GraphQLNonNull(Scalars.GraphQLString))));
            draft.fetcher("Use", "field", environment -> {
                AssetUse use = environment.getSource();
                return use == null ? null : use.field();
            });
        }

        private static GraphQLObjectType object(String name, GraphQLFieldDefinition... fields) {
            return GraphQLObjectType.newObject()
                    .name(name)
                    .fields(List.of(fields))
                    .build();
        }

        private static GraphQLFieldDefinition field(String name, GraphQLOutputType type) {
            return GraphQLFieldDefinition.newFieldDefinition()
                    .name(name)
                    .type(type)
                    .build();
        }
    }
}
