package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.LinkWay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dataloader.DataLoader;

/** Follows references back. All targets of one level are asked for together: one statement. */
final class ReverseFetchers {
    private final PublishedEntriesStore store;
    private final PastLists past;
    private final CursorCodec cursors;

    ReverseFetchers(PublishedEntriesStore store, PastLists past, CursorCodec cursors) {
        this.store = store;
        this.past = past;
        this.cursors = cursors;
    }

    /**
     * Links show where the fields show that hold them; where they show nowhere the list is empty, and named as restricted.
     *
     * @param list names the list for its cursors
     */
    DataFetcher<?> many(ReverseReference way, String list) {
        ContentType type = way.source();
        EntryReadings readings = new EntryReadings(store.layout(), store.stage(), List.of(type), EntryReadings.LIST);
        ListRequest.Kind kind = ListRequest.Kind.of(list, store.layout().model(), List.of(type));
        CountFetchers counts = new CountFetchers(store, type);
        LinkWay links = LinkWay.backward(way);
        return environment -> {
            DeliveredEntry target = ((ValueSource) Objects.requireNonNull(environment.getSource())).entry();
            Loaders.Shared shared = Loaders.shared(environment, list, target, () -> {
                String locale = LocaleArgument.of(environment, target.locale(), target.knownLocales());
                Reader reader = Reader.of(environment.getGraphQlContext(), store.stage(), target.asOf(), locale);
                return new Loaders.Shared(
                        reader,
                        ListRequest.of(environment, kind, store.layout().model(), reader, locale, cursors),
                        List.of(readings.of(environment, type)));
            });
            Reader reader = shared.reader();
            Condition seen = reader.use().seen(way);
            if (seen.equals(Condition.never())) {
                Restrictions.note(environment, Restrictions.ENTITLEMENT);
                return Pages.empty();
            }
            UUID id = target.row().id();
            if (target.asOf().isPresent()) {
                return past.linking(environment, way, shared.request(), id, list, readings.documents(environment));
            }
            ListView view = ListView.linked(type, reader, shared.request(), new ListView.Links(links, id, seen), list);
            ListRequest request = view.shown();
            EntryReading read = shared.readings().getFirst();
            DataLoader<UUID, List<DeliveredEntry>> pages = Loaders.of(
                    environment,
                    new Loaders.Links(list, request, List.of(read)),
                    targets -> pages(reader, way, request, targets, read));
            return pages.load(id)
                    .thenApply(rows -> counts.with(
                            Pages.of(
                                    rows,
                                    request,
                                    cursors,
                                    null,
                                    counting -> Loaders.<UUID, Integer>of(
                                                    counting,
                                                    new Loaders.Counts(list, request),
                                                    targets -> counts(reader, way, request, targets))
                                            .load(id)),
                            view));
        };
    }

    private List<List<DeliveredEntry>> pages(
            Reader reader, ReverseReference way, ListRequest request, List<UUID> targets, EntryReading reading) {
        Map<UUID, List<DeliveredEntry>> byTarget = new LinkedHashMap<>();
        for (DeliveredEntry entry : store.linking(reader, way, request, targets, reading)) {
            byTarget.computeIfAbsent(entry.row().source().orElseThrow(), _ -> new ArrayList<>())
                    .add(entry);
        }
        return targets.stream()
                .map(target -> byTarget.getOrDefault(target, List.of()))
                .toList();
    }

    private List<Integer> counts(Reader reader, ReverseReference way, ListRequest request, List<UUID> targets) {
        Map<UUID, Integer> counts = store.countLinking(reader, way, request, targets);
        return targets.stream().map(target -> counts.getOrDefault(target, 0)).toList();
    }
}
