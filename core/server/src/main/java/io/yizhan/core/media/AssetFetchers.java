package io.yizhan.core.media;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.UserService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.jspecify.annotations.Nullable;

/** Reads of the media library for the admin API. */
@Singleton
final class AssetFetchers {
    private static final int PAGE = 50;
    private static final int MAX_IDS = 200;
    private static final String USES = "media.uses";
    private static final String NAMES = "media.names";
    /** Fields that are read from the JSON form of an asset; the others have fetchers of their own. */
    private static final List<String> PLAIN = List.of(
            "id",
            "name",
            "kind",
            "mediaType",
            "bytes",
            "width",
            "height",
            "focalPoint",
            "alt",
            "caption",
            "credit",
            "rights",
            "createdAt",
            "version");

    private final AssetService assets;
    private final UserService users;
    private final MediaGuard guard;
    private final CursorCodec cursors;

    AssetFetchers(AssetService assets, UserService users, MediaGuard guard, CursorCodec cursors) {
        this.assets = assets;
        this.users = users;
        this.guard = guard;
        this.cursors = cursors;
    }

    void addTo(SchemaDraft draft) {
        for (String field : PLAIN) {
            draft.fetcher("Asset", field, of(asset -> AssetJson.fields(asset).get(field)));
        }
        draft.fetcher("Asset", "createdBy", this::createdBy);
        draft.fetcher("Asset", "url", environment -> url(source(environment), environment));
        draft.fetcher("Asset", "uses", this::uses);
    }

    @Nullable
    Object assets(DataFetchingEnvironment environment) {
        guard.requireReader(environment.getGraphQlContext());
        AssetQuery query = new AssetQuery(Optional.ofNullable(environment.getArgument("search")), kinds(environment));
        String list = "assets " + query.search().orElse("") + " " + new TreeSet<>(query.kinds());
        Optional<AssetCursor> after = Optional.<String>ofNullable(environment.getArgument("after"))
                .map(text -> cursor(cursors.decode(list, text, "after")));
        int first =
                Optional.<Integer>ofNullable(environment.getArgument("first")).orElse(PAGE);
        AssetPage page = assets.list(query, after, first);
        Map<String, @Nullable Object> connection = new HashMap<>();
        connection.put("nodes", page.assets());
        connection.put("pageInfo", pageInfo(list, page, after.isPresent()));
        if (environment.getSelectionSet().contains("totalCount")) {
            connection.put("totalCount", assets.count(query));
        }
        return connection;
    }

    @Nullable
    Object asset(DataFetchingEnvironment environment) {
        guard.requireReader(environment.getGraphQlContext());
        return assets.find(id(environment.getArgument("id"))).orElse(null);
    }

    Object assetsByIds(DataFetchingEnvironment environment) {
        guard.requireReader(environment.getGraphQlContext());
        List<String> ids = Objects.requireNonNull(environment.getArgument("ids"));
        if (ids.size() > MAX_IDS) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "media.first")
                    .with("limit", MAX_IDS)
                    .at("ids")
                    .exception();
        }
        Collection<UUID> known = ids.stream().map(AssetFetchers::id).toList();
        return assets.find(known);
    }

    /** An id as sent; one that cannot be an id leads nowhere, like one that does not exist. */
    static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private CompletableFuture<Integer> uses(DataFetchingEnvironment environment) {
        Caller reader = MediaGuard.callerOf(environment.getGraphQlContext());
        DataLoader<UUID, Integer> loader = loader(environment, USES, ids -> {
            Map<UUID, Integer> counted = new HashMap<>(assets.countUses(reader, ids));
            ids.forEach(id -> counted.putIfAbsent(id, 0));
            return counted;
        });
        return loader.load(source(environment).id());
    }

    /** As {@code UserRef}: an account that is gone has no name to show and is left out. */
    private CompletableFuture<@Nullable Object> createdBy(DataFetchingEnvironment environment) {
        Optional<UUID> creator = source(environment).createdBy();
        if (creator.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        DataLoader<UUID, String> loader = loader(environment, NAMES, users::displayNames);
        UUID id = creator.get();
        return loader.load(id)
                .thenApply(name -> name == null ? null : Map.of("id", id.toString(), "displayName", name));
    }

    /** One question for all that is asked at the same level. */
    private static <T> DataLoader<UUID, T> loader(
            DataFetchingEnvironment environment, String name, Function<Set<UUID>, Map<UUID, T>> question) {
        environment
                .getDataLoaderRegistry()
                .computeIfAbsent(
                        name,
                        _ -> DataLoaderFactory.newMappedDataLoader(
                                (Set<UUID> ids) -> CompletableFuture.completedFuture(question.apply(ids))));
        return Objects.requireNonNull(environment.getDataLoader(name));
    }

    private static Object url(Asset asset, DataFetchingEnvironment environment) {
        String preset =
                Optional.<String>ofNullable(environment.getArgument("preset")).orElse("card");
        return AssetAddress.of(
                asset,
                Preset.find(preset)
                        .orElseThrow(() -> Problem.of(ProblemCode.BAD_USER_INPUT, "media.preset")
                                .at("preset")
                                .exception()));
    }

    private static Set<AssetKind> kinds(DataFetchingEnvironment environment) {
        Set<AssetKind> kinds = EnumSet.noneOf(AssetKind.class);
        for (String key : Optional.<List<String>>ofNullable(environment.getArgument("kinds"))
                .orElse(List.of())) {
            kinds.add(AssetKind.find(key)
                    .orElseThrow(() -> Problem.of(ProblemCode.BAD_USER_INPUT, "media.kind")
                            .with("kind", key)
                            .at("kinds")
                            .exception()));
        }
        return kinds;
    }

    private Map<String, @Nullable Object> pageInfo(String list, AssetPage page, boolean hasPrevious) {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", page.hasMore());
        info.put("hasPreviousPage", hasPrevious);
        if (!page.assets().isEmpty()) {
            info.put("startCursor", encode(list, page.assets().getFirst()));
            info.put("endCursor", encode(list, page.assets().getLast()));
        }
        return info;
    }

    private String encode(String list, Asset asset) {
        return cursors.encode(list, new Cursor(List.of(asset.createdAt(), asset.id())));
    }

    private static AssetCursor cursor(Cursor cursor) {
        return new AssetCursor((Instant) Objects.requireNonNull(cursor.values().get(0)), (UUID)
                Objects.requireNonNull(cursor.values().get(1)));
    }

    private static DataFetcher<@Nullable Object> of(Function<Asset, @Nullable Object> read) {
        return environment -> read.apply(source(environment));
    }

    private static Asset source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Asset>getSource());
    }
}
