package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLObjectType;
import io.yizhan.core.database.Database;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.media.AssetReader;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.EntryTypeStore;
import io.yizhan.core.publishing.PublishedPast;
import io.yizhan.core.publishing.PublishedSlugStore;
import io.yizhan.core.security.AccessService;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The delivery schema, made from the content model; the preview endpoint serves the same over drafts. */
@Singleton
final class DeliverySchemaPart implements SchemaPart {
    private final Layouts layouts;
    private final Database database;
    private final SearchKeys keys;
    private final AssetReader assets;
    private final AccessService access;
    private final PublishedSlugStore slugs;
    private final EntryTypeStore types;
    private final EventStore events;
    private final Provider<GraphqlSchemas> schemas;
    private final CursorCodec cursors;
    private final PublishedPast past;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliverySchemaPart(
            Layouts layouts,
            Database database,
            SearchKeys keys,
            AssetReader assets,
            AccessService access,
            PublishedSlugStore slugs,
            EntryTypeStore types,
            EventStore events,
            Provider<GraphqlSchemas> schemas,
            CursorCodec cursors,
            PublishedPast past,
            DeliveryConfig config,
            Clock clock) {
        this.layouts = layouts;
        this.database = database;
        this.keys = keys;
        this.assets = assets;
        this.access = access;
        this.slugs = slugs;
        this.types = types;
        this.events = events;
        this.schemas = schemas;
        this.cursors = cursors;
        this.past = past;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.DELIVERY, Endpoint.PREVIEW);
    }

    @Override
    public boolean accountsForAnswers() {
        return true;
    }

    @Override
    public void contribute(SchemaDraft draft) {
        ModelLayout layout = layouts.of(draft.require(ContentModel.class));
        Stage stage = draft.endpoint() == Endpoint.PREVIEW ? Stage.DRAFT : Stage.PUBLISHED;
        PublishedEntriesStore store = new PublishedEntriesStore(layout, database, keys, stage);
        ListTypes lists = new ListTypes(layout.model());
        PastLists pastLists = pastLists(layout);
        ReferenceFetchers references = new ReferenceFetchers(store, pastLists, cursors);
        ReverseFetchers reverses = new ReverseFetchers(store, pastLists, cursors);
        AssetLoading loading = new AssetLoading(assets);
        EntryTypes entries = new EntryTypes(layout, lists, references, reverses, loading);
        entries.build();

        ValueTypes.all().forEach(draft::type);
        draft.type(AssetType.TYPE);
        FilterTypes.all().forEach(draft::type);
        AggregateTypes.shared().forEach(draft::type);
        entries.types().forEach(draft::type);
        lists.all().forEach(draft::type);
        new WhereTypes(layout.model()).all().forEach(draft::type);

        new ValueFetchers(draft, loading).add();
        new EntryFetchers(draft, layout.model()).add();
        AssetType.addFetchers(draft, assets, access);
        entries.fetchers().forEach((place, fetcher) -> draft.fetcher(place.type(), place.field(), fetcher));
        draft.type(EntryTypes.ENTRY);
        new SearchFetchers(store, cursors).addTo(draft, new SearchTypes(layout.model()));
        if (stage == Stage.PUBLISHED) {
            new EventFetchers(store, events).addTo(draft);
            new FederationFetchers(store, schemas).addTo(draft);
        }
        Stream.concat(entries.unions().stream(), Stream.of(EntryTypes.ENTRY.getName()))
                .forEach(several -> draft.resolver(several, environment -> {
                    DeliveredEntry entry = Objects.requireNonNull(environment.<DeliveredEntry>getObject());
                    return (GraphQLObjectType)
                            environment.getSchema().getType(entry.type().singular());
                }));
        entries.blockTypes()
                .forEach(several -> draft.resolver(several, environment -> {
                    DeliveredBlock block = Objects.requireNonNull(environment.<DeliveredBlock>getObject());
                    return (GraphQLObjectType) environment.getSchema().getType(block.type());
                }));
        List<GraphQLArgument> more = stage == Stage.PUBLISHED ? List.of(AsOf.argument()) : List.of();
        roots(draft, layout.model(), lists, new RootFetchers(store, pastLists, slugs, types, cursors, clock), more);
    }

    /** What may be seen of the past is decided by the drafts of today. */
    private PastLists pastLists(ModelLayout layout) {
        PublishedEntriesStore drafts = new PublishedEntriesStore(layout, database, keys, Stage.DRAFT);
        return new PastLists(new PastEntries.Source(drafts, past, keys, config.pastEntries()), cursors);
    }

    /** @param more arguments of lists and single entries */
    private static void roots(
            SchemaDraft draft, ContentModel model, ListTypes lists, RootFetchers roots, List<GraphQLArgument> more) {
        for (ContentType type : model.types().values()) {
            String label = type.label().in("en");
            var one = newFieldDefinition()
                    .name(type.rootField())
                    .type(typeRef(type.singular()))
                    .description(label
                            + " by id, slug or another key, just one of them; null if there is none that may be seen.")
                    .argument(ValueTypes.idArgument("Id of the entry."))
                    .argument(ValueTypes.localeArgument("Locale to deliver in; else the site's first."))
                    .arguments(more);
            if (type.findSlug()
                    .filter(slug -> slug.visibility() != Visibility.INTERNAL)
                    .isPresent()) {
                one.argument(newArgument()
                        .name("slug")
                        .type(GraphQLString)
                        .description("Its slug, or a former one.")
                        .build());
            }
            EntryKey.unique(type)
                    .forEach((name, field) -> one.argument(newArgument()
                            .name(name)
                            .type(GraphQLString)
                            .description(field.label().in("en") + ", which no two share; in any spelling of it.")
                            .build()));
            draft.query(one.build(), roots.one(type));
            draft.query(
                    lists.ofRoot(
                                    newFieldDefinition()
                                            .name(type.rootList())
                                            .description(type.pluralLabel().in("en") + ", page by page."),
                                    type)
                            .arguments(more)
                            .type(nonNull(typeRef(TypeNames.connection(type))))
                            .build(),
                    roots.many(type));
            draft.query(lists.aggregate(type), roots.aggregate(type));
        }
        draft.query(
                newFieldDefinition()
                        .name("entry")
                        .type(typeRef("Entry"))
                        .description("An entry of any type; null if there is none that may be seen.")
                        .argument(newArgument()
                                .name("id")
                                .type(nonNull(GraphQLID))
                                .description("Id of the entry.")
                                .build())
                        .argument(ValueTypes.localeArgument("Locale to deliver in; else the site's first."))
                        .arguments(more)
                        .build(),
                roots.any());
    }
}
