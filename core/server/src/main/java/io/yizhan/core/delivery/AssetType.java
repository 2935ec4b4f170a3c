package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.media.Asset;
import io.yizhan.core.media.AssetReader;
import io.yizhan.core.media.Preset;
import io.yizhan.core.model.Labels;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A picture or file as readers see it. */
final class AssetType {
    private static final GraphQLEnumType PRESET = GraphQLEnumType.newEnum()
            .name("AssetPreset")
            .description("Sizes pictures come in, by their longer side; never enlarged.")
            .value("THUMB", Preset.THUMB, "320 pixels.")
            .value("CARD", Preset.CARD, "640 pixels.")
            .value("PAGE", Preset.PAGE, "1280 pixels.")
            .value("FULL", Preset.FULL, "2048 pixels.")
            .build();

    static final GraphQLObjectType TYPE = ValueTypes.object(
            "Asset",
            "A picture, document, sound or film.",
            ValueTypes.field("id", nonNull(GraphQLID), "Id."),
            ValueTypes.field("name", nonNull(GraphQLString), "File name."),
            ValueTypes.field("kind", nonNull(GraphQLString), "image, document, audio or video."),
            ValueTypes.field("mediaType", nonNull(GraphQLString), "MIME type."),
            ValueTypes.field("width", GraphQLInt, "Pixels, for pictures."),
            ValueTypes.field("height", GraphQLInt, "Pixels, for pictures."),
            ValueTypes.field("focalPoint", typeRef("FocalPoint"), "What to keep in view when cropping."),
            ValueTypes.localized("alt", GraphQLString, "What a picture shows, for those who do not see it."),
            ValueTypes.localized("caption", GraphQLString, "Text below it."),
            ValueTypes.field("credit", GraphQLString, "Whom to name."),
            ValueTypes.field("rights", GraphQLString, "Under which terms it may be used."),
            newFieldDefinition()
                    .name("url")
                    .type(nonNull(GraphQLString))
                    .description("Address of the picture in a preset size, or of the file. To who may see more than"
                            + " everybody it comes with a pass, and works for whoever has it for 12 to 24 hours;"
                            + " else as long as the asset is public.")
                    .argument(GraphQLArgument.newArgument()
                            .name("preset")
                            .type(PRESET)
                            .defaultValueProgrammatic("CARD")
                            .description("Which size.")
                            .build())
                    .build());

    private AssetType() {}

    static void addFetchers(SchemaDraft draft, AssetReader assets, AccessService access) {
        draft.fetcher("Asset", "id", of(asset -> asset.id().toString()));
        draft.fetcher("Asset", "name", of(Asset::name));
        draft.fetcher("Asset", "kind", of(asset -> asset.kind().name().toLowerCase(java.util.Locale.ROOT)));
        draft.fetcher("Asset", "mediaType", of(Asset::deliveredType));
        draft.fetcher(
                "Asset",
                "width",
                of(asset -> asset.size().map(Asset.PixelSize::width).orElse(null)));
        draft.fetcher(
                "Asset",
                "height",
                of(asset -> asset.size().map(Asset.PixelSize::height).orElse(null)));
        draft.fetcher(
                "Asset",
                "focalPoint",
                of(asset -> asset.details()
                        .focalPoint()
                        .map(point -> Map.of("x", point.x(), "y", point.y()))
                        .orElse(null)));
        draft.fetcher("Asset", "alt", texts(asset -> asset.details().alt()));
        draft.fetcher("Asset", "caption", texts(asset -> asset.details().caption()));
        draft.fetcher("Asset", "credit", of(asset -> asset.details().credit().orElse(null)));
        draft.fetcher("Asset", "rights", of(asset -> asset.details().rights().orElse(null)));
        boolean drafts = draft.endpoint() == Endpoint.PREVIEW;
        DataFetcher<?> url = environment -> {
            Asset asset = file(environment).asset();
            Preset preset = Objects.requireNonNullElse(environment.<Preset>getArgument("preset"), Preset.CARD);
            Access asking = ContextValues.require(environment.getGraphQlContext(), Access.class);
            String anybody = access.of(new Caller.Anonymous()).audience();
            boolean laidOver = environment.getGraphQlContext().hasKey(Overlay.class);
            if (!drafts && !laidOver && asking.audience().equals(anybody)) {
                return assets.url(asset, preset);
            }
            AnswerSources.of(environment.getGraphQlContext()).until(assets.lendingChanges());
            return assets.lentUrl(asset, preset);
        };
        draft.fetcher("Asset", "url", url);
    }

    private static Delivered.File file(DataFetchingEnvironment environment) {
        return (Delivered.File) Objects.requireNonNull(environment.getSource());
    }

    private static DataFetcher<?> of(Function<Asset, @Nullable Object> reading) {
        return environment -> reading.apply(file(environment).asset());
    }

    private static DataFetcher<?> texts(Function<Asset, Map<String, String>> reading) {
        return environment -> {
            Delivered.File file = file(environment);
            Map<String, String> texts = reading.apply(file.asset());
            String locale = LocaleArgument.of(
                    environment, file.entry().locale(), file.entry().knownLocales());
            return texts.isEmpty() ? null : new Labels(texts).in(locale);
        };
    }
}
