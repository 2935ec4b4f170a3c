package io.yizhan.core.media;

import static graphql.Scalars.GraphQLFloat;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLObjectType.newObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * The media library in the admin API. Other rooms bring the types {@code Texts}, {@code PageInfo}, {@code UserRef}, {@code
 * Finding} and {@code Use}; values of type {@code Asset} are {@link Asset} objects, wherever they come from.
 */
@Singleton
final class AssetSchemaPart implements SchemaPart {
    private final AssetFetchers fetchers;
    private final AssetMutations mutations;

    AssetSchemaPart(AssetFetchers fetchers, AssetMutations mutations) {
        this.fetchers = fetchers;
        this.mutations = mutations;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.ADMIN);
    }

    @Override
    public void contribute(SchemaDraft draft) {
        draft.type(asset())
                .type(focalPoint())
                .type(connection())
                .type(assetResult())
                .type(deleteResult());
        draft.type(updateInput()).type(focalPointInput());
        fetchers.addTo(draft);
        draft.query(assets(), fetchers::assets);
        draft.query(byId("asset", typeRef("Asset")), fetchers::asset);
        draft.query(
                newFieldDefinition()
                        .name("assetsByIds")
                        .description("Assets in the order asked; those that are gone are left out. At most 200 ids.")
                        .type(listOf("Asset"))
                        .argument(newArgument().name("ids").type(nonNull(list(nonNull(GraphQLID)))))
                        .build(),
                fetchers::assetsByIds);
        draft.mutation(
                newFieldDefinition()
                        .name("updateAsset")
                        .type(nonNull(typeRef("AssetResult")))
                        .argument(newArgument().name("input").type(nonNull(typeRef("UpdateAssetInput"))))
                        .build(),
                mutations::update);
        draft.mutation(byId("deleteAsset", nonNull(typeRef("DeleteAssetResult"))), mutations::delete);
    }

    private static GraphQLFieldDefinition assets() {
        return newFieldDefinition()
                .name("assets")
                .description("The media library, newest first. search: words that all occur in name, texts or credit.")
                .type(nonNull(typeRef("AssetConnection")))
                .argument(newArgument().name("search").type(GraphQLString))
                .argument(newArgument().name("kinds").type(list(nonNull(GraphQLString))))
                .argument(newArgument().name("first").type(GraphQLInt))
                .argument(newArgument().name("after").type(GraphQLString))
                .build();
    }

    private static GraphQLObjectType asset() {
        return newObject()
                .name("Asset")
                .description("An uploaded file and what people say of it.")
                .field(field("id", nonNull(GraphQLID)))
                .field(field("name", nonNull(GraphQLString)))
                .field(field("kind", nonNull(GraphQLString)))
                .field(field("mediaType", nonNull(GraphQLString)))
                .field(field("bytes", nonNull(GraphQLString)))
                .field(field("width", GraphQLInt))
                .field(field("height", GraphQLInt))
                .field(field("focalPoint", typeRef("FocalPoint")))
                .field(field("alt", typeRef("Texts")))
                .field(field("caption", typeRef("Texts")))
                .field(field("credit", GraphQLString))
                .field(field("rights", GraphQLString))
                .field(field("createdAt", nonNull(Scalars.DATE_TIME)))
                .field(field("createdBy", typeRef("UserRef")))
                .field(field("version", nonNull(GraphQLString)))
                .field(newFieldDefinition()
                        .name("url")
                        .description("Address of a size: thumb 320, card 640, page 1280, full 2048 (long side, px);"
                                + " of the file itself when it is no image.")
                        .type(nonNull(GraphQLString))
                        .argument(
                                newArgument().name("preset").type(GraphQLString).defaultValueProgrammatic("card"))
                        .build())
                .field(field("uses", nonNull(GraphQLInt)))
                .build();
    }

    private static GraphQLObjectType focalPoint() {
        return newObject()
                .name("FocalPoint")
                .field(field("x", nonNull(GraphQLFloat)))
                .field(field("y", nonNull(GraphQLFloat)))
                .build();
    }

    private static GraphQLObjectType connection() {
        return newObject()
                .name("AssetConnection")
                .field(field("nodes", listOf("Asset")))
                .field(field("pageInfo", nonNull(typeRef("PageInfo"))))
                .field(field("totalCount", nonNull(GraphQLInt)))
                .build();
    }

    private static GraphQLObjectType assetResult() {
        return newObject()
                .name("AssetResult")
                .field(field("asset", typeRef("Asset")))
                .field(field("findings", listOf("Finding")))
                .build();
    }

    private static GraphQLObjectType deleteResult() {
        return newObject()
                .name("DeleteAssetResult")
                .field(field("deleted", nonNull(graphql.Scalars.GraphQLBoolean)))
                .field(field("uses", listOf("Use")))
                .build();
    }

    private static GraphQLInputObjectType updateInput() {
        return newInputObject()
                .name("UpdateAssetInput")
                .description("What is left out stays; null removes.")
                .field(input("id", nonNull(GraphQLID)))
                .field(input("expectedVersion", nonNull(GraphQLString)))
                .field(input("name", GraphQLString))
                .field(input("alt", typeRef("Texts")))
                .field(input("caption", typeRef("Texts")))
                .field(input("credit", GraphQLString))
                .field(input("rights", GraphQLString))
                .field(input("focalPoint", typeRef("FocalPointInput")))
                .build();
    }

    private static GraphQLInputObjectType focalPointInput() {
        return newInputObject()
                .name("FocalPointInput")
                .field(input("x", nonNull(GraphQLFloat)))
                .field(input("y", nonNull(GraphQLFloat)))
                .build();
    }

    private static GraphQLFieldDefinition byId(String name, GraphQLOutputType type) {
        return newFieldDefinition()
                .name(name)
                .type(type)
                .argument(newArgument().name("id").type(nonNull(GraphQLID)))
                .build();
    }

    private static GraphQLFieldDefinition field(String name, GraphQLOutputType type) {
        return newFieldDefinition().name(name).type(type).build();
    }

    private static graphql.schema.GraphQLInputObjectField input(String name, GraphQLInputType type) {
        return newInputObjectField().name(name).type(type).build();
    }

    private static GraphQLOutputType listOf(String type) {
        return nonNull(list(nonNull(typeRef(type))));
    }
}
