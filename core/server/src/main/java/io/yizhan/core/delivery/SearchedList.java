package io.yizhan.core.delivery;

import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.FacetSelect.Counted;
import io.yizhan.core.projection.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A list by the index: which entries, in which order, how many and with which values says the index; what they hold is read by one select
 * for each type. An entry that in this snapshot is no longer as asked is left out, so a page may be shorter than asked.
 */
final class SearchedList implements ListCounts {
    private static final int TARGETS_AT_ONCE = 100;

    private final PublishedEntriesStore store;
    private final CursorCodec cursors;
    private final Reader reader;
    private final SearchView view;
    private final SearchQuestions questions;
    private final SearchQuestion question;
    private final ListRequest request;

    SearchedList(
            PublishedEntriesStore store,
            CursorCodec cursors,
            Reader reader,
            SearchView view,
            SearchQuestions questions,
            SearchQuestion question,
            ListRequest request) {
        this.store = store;
        this.cursors = cursors;
        this.reader = reader;
        this.view = view;
        this.questions = questions;
        this.question = question;
        this.request = request;
    }

    SearchView view() {
        return view;
    }

    SearchQuestion question() {
        return question;
    }

    /** The page, read with one too many to know whether more follows. */
    Delivered.Connection page(EntryReading reading) {
        Shown shown = shown(reading);
        List<DeliveredLink> edges = new ArrayList<>();
        for (DeliveredEntry entry : shown.entries()) {
            edges.add(new DeliveredLink(
                    () -> request.cursor(cursors, entry.row().place()), entry, null, entry, () -> highlights(entry)));
        }
        if (request.backwards()) {
            Collections.reverse(edges);
        }
        boolean started = request.place().isPresent() || request.offset() > 0;
        return new Delivered.Connection(
                edges,
                request.backwards() ? started : shown.more(),
                request.backwards() ? shown.more() : started,
                _ -> CompletableFuture.completedFuture(view.count(question)));
    }

    private record Shown(List<DeliveredEntry> entries, boolean more) {}

    /** A page of which nothing is left would have no cursor to go on from: then it is the next one. */
    private Shown shown(EntryReading reading) {
        Page wanted = request.page();
        while (true) {
            List<SearchHit> hits = view.hits(question, wanted);
            boolean more = hits.size() > request.size();
            List<SearchHit> some = hits.subList(0, Math.min(hits.size(), request.size()));
            List<DeliveredEntry> entries = entries(some, reading);
            if (!entries.isEmpty() || some.isEmpty() || !more) {
                return new Shown(entries, more);
            }
            wanted = new Page(wanted.size(), Optional.of(some.getLast().place()), wanted.backwards(), 0);
        }
    }

    private List<Map<String, Object>> highlights(DeliveredEntry entry) {
        return new Highlights(store.layout().model(), store.layout().locales()).of(view, question, entry);
    }

    /** What the hits hold, in their order. */
    List<DeliveredEntry> entries(List<SearchHit> hits, EntryReading reading) {
        Map<UUID, DeliveredEntry> found = new HashMap<>();
        for (SearchQuestion.OfType asked : question.types()) {
            List<SearchHit> some = hits.stream()
                    .filter(hit -> hit.type().equals(asked.type().id()))
                    .toList();
            if (!some.isEmpty()) {
                store.found(reader, asked.type(), request.locale(), request.where(), some, reading)
                        .forEach(entry -> found.put(entry.row().id(), entry));
            }
        }
        return hits.stream()
                .flatMap(hit -> java.util.stream.Stream.ofNullable(found.get(hit.id())))
                .toList();
    }

    @Override
    public List<Counted> values(ListRequest others, FieldPath path, int size) {
        return view.counts(under(others), path).entrySet().stream()
                .map(value -> new Counted(value.getKey(), value.getValue()))
                .sorted(Comparator.comparingInt((Counted counted) -> -counted.count())
                        .thenComparing(Counted::value))
                .limit(size)
                .toList();
    }

    @Override
    public List<PublishedEntriesStore.CountedTarget> targets(
            ListRequest others, FieldPath path, ContentType target, int size) {
        List<Counted> counted = values(others, path, Integer.MAX_VALUE);
        List<PublishedEntriesStore.CountedTarget> targets = new ArrayList<>();
        // what the reader may not see takes no place
        for (int from = 0; from < counted.size() && targets.size() < size; from += TARGETS_AT_ONCE) {
            Map<UUID, Integer> some = new HashMap<>();
            counted.subList(from, Math.min(counted.size(), from + TARGETS_AT_ONCE))
                    .forEach(one -> some.put(UUID.fromString(one.value()), one.count()));
            reader.looksAt(List.of(target.id()));
            store.byIds(reader, target, some.keySet(), request.locale(), new EntryReading.Documents(false)).stream()
                    .map(entry -> new PublishedEntriesStore.CountedTarget(
                            entry, some.getOrDefault(entry.row().id(), 0)))
                    .sorted(Comparator.comparingInt((PublishedEntriesStore.CountedTarget one) -> -one.count())
                            .thenComparing(one -> one.entry().row().id()))
                    .limit((long) size - targets.size())
                    .forEach(targets::add);
        }
        return targets;
    }

    /**
     * The request without the text: the entries found stand in its conditions.
     *
     * @throws io.yizhan.core.problem.ProblemException QUERY_TOO_COMPLEX if they are too many
     */
    ListRequest byConditions() {
        List<UUID> ids = view.hits(question, Page.first(LinkedConditions.MOST + 1)).stream()
                .map(SearchHit::id)
                .toList();
        if (ids.size() > LinkedConditions.MOST) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "search.too-many-counted")
                    .with("limit", LinkedConditions.MOST)
                    .at("aggregate")
                    .exception();
        }
        return request.where(Condition.all(request.where(), LinkedConditions.oneOf(ids)))
                .unsearched();
    }

    /** The same question under the conditions without those on the field that is counted. */
    private SearchQuestion under(ListRequest others) {
        return questions.of(reader, question.types().getFirst().type(), others);
    }
}
