package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.event.RecordedEvent;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.LiveEvent;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an event shows to one subscriber: the entry as it is now, by the same select and guard as any other. Where it is not there
 * (any more), its id is told to those alone who could see it before: who sees every entry of the type, and whom this subscription has
 * shown it.
 */
final class EventFetchers {
    private static final List<List<String>> ENTRY = List.of(List.of("entry"));

    private final PublishedEntriesStore store;
    private final EventStore events;
    private final ContentModel model;

    /**
     * An event on its way to a reader.
     *
     * @param entry null if it is not there
     */
    private record Shown(
            ContentType type,
            UUID id,
            RecordedEvent event,
            Reader reader,
            @Nullable DeliveredEntry entry) {}

    EventFetchers(PublishedEntriesStore store, EventStore events) {
        this.store = store;
        this.events = events;
        this.model = store.layout().model();
    }

    void addTo(SchemaDraft draft) {
        draft.type(EventTypes.KIND).type(EventTypes.INTERFACE);
        draft.resolver(EventTypes.EVENT, environment -> {
            Shown shown = Objects.requireNonNull(environment.<Shown>getObject());
            return (GraphQLObjectType) environment.getSchema().getType(TypeNames.event(shown.type()));
        });
        for (ContentType type : model.types().values()) {
            draft.type(EventTypes.of(type));
            draft.subscription(EventTypes.field(type), ofType(type));
            add(draft, TypeNames.event(type));
        }
        draft.subscription(EventTypes.field(), ofTypes());
    }

    private void add(SchemaDraft draft, String name) {
        draft.fetcher(name, "kind", of(this::kind));
        draft.fetcher(name, "id", of(shown -> shown.id().toString()));
        draft.fetcher(name, "type", of(shown -> shown.type().id()));
        draft.fetcher(name, "position", of(shown -> Long.toString(shown.event().position())));
        draft.fetcher(name, "at", of(shown -> shown.event().at()));
        draft.fetcher(name, "entry", of(Shown::entry));
    }

    private static DataFetcher<?> of(Function<Shown, @Nullable Object> reading) {
        return SourceFetcher.of(Shown.class, reading);
    }

    private EventTypes.Kind kind(Shown shown) {
        if (shown.entry() == null) {
            return EventTypes.Kind.UNPUBLISHED;
        }
        boolean anew = shown.event().event() instanceof Event.EntryPublished
                && !shown.reader()
                        .noted(sql -> events.wasPublished(
                                sql, shown.id(), shown.event().position()));
        return anew ? EventTypes.Kind.PUBLISHED : EventTypes.Kind.CHANGED;
    }

    private DataFetcher<?> ofType(ContentType type) {
        EntryReadings readings = new EntryReadings(store.layout(), store.stage(), List.of(type), ENTRY);
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), locale(environment));
            Condition where = environment.getArguments().get("where") instanceof Map<?, ?> given
                    ? new WhereReader(model, reader.use(), reader.time()).read(type, WhereReader.map(given))
                    : Condition.always();
            return show(environment, reader, Map.of(type.id(), type), where, readings);
        };
    }

    private DataFetcher<?> ofTypes() {
        Collection<ContentType> all = model.types().values();
        EntryReadings readings = new EntryReadings(store.layout(), store.stage(), List.copyOf(all), ENTRY);
        return environment -> {
            Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), locale(environment));
            Collection<?> named = environment.getArguments().get("types") instanceof Collection<?> given
                    ? given
                    : model.types().keySet();
            Map<String, ContentType> wanted = all.stream()
                    .filter(type -> named.contains(type.id()))
                    .collect(Collectors.toMap(ContentType::id, type -> type));
            if (wanted.isEmpty()) {
                throw Problem.of(ProblemCode.BAD_USER_INPUT).at("types").exception();
            }
            return show(environment, reader, wanted, Condition.always(), readings);
        };
    }

    private @Nullable Shown show(
            DataFetchingEnvironment environment,
            Reader reader,
            Map<String, ContentType> types,
            Condition where,
            EntryReadings readings) {
        LiveEvent live = ContextValues.require(environment.getGraphQlContext(), LiveEvent.class);
        live.operation().follow(types.keySet());
        Optional<RecordedEvent> happened = live.find(RecordedEvent.class);
        if (happened.isEmpty()
                || !(happened.get().event() instanceof Event.OfEntry about)
                || !types.containsKey(about.type())) {
            live.leaveOut();
            return null;
        }
        ContentType type = Objects.requireNonNull(types.get(about.type()));
        UUID id = about.entryId();
        DeliveredEntry entry =
                store
                        .byIds(reader, type, List.of(id), locale(environment), where, readings.of(environment, type))
                        .stream()
                        .findFirst()
                        .orElse(null);
        if (entry != null) {
            live.operation().remember(id);
        } else if (!mayHaveSeen(live, about, reader, type)) {
            live.leaveOut();
            return null;
        }
        return new Shown(type, id, happened.get(), reader, entry);
    }

    private String locale(DataFetchingEnvironment environment) {
        return LocaleArgument.of(
                environment,
                store.layout().locales().defaultTag(),
                store.layout().locales().tags());
    }

    /** Whoever sees every entry of the type where it was out has seen it. What others saw is what they were shown here. */
    private static boolean mayHaveSeen(LiveEvent live, Event.OfEntry about, Reader reader, ContentType type) {
        boolean shown = live.operation().forget(about.entryId());
        return shown
                || (about instanceof Event.EntryUnpublished taken
                        && taken.gone()
                        && reader.use().visible(type).equals(Condition.always())
                        && taken.locales().stream()
                                .allMatch(locale ->
                                        reader.in(locale).use().visible(type).equals(Condition.always())));
    }
}
