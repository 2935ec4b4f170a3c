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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
        Delivered.Connection page = new Delivered.Connection(
                edges,
                request.backwards() ? started : shown.more(),
                request.backwards() ? shown.more() : started,
                _ -> CompletableFuture.completedFuture(view.count(question)));
        return edges.isEmpty() && !shown.more() && request.offset() > 0 ? page.behindTheEnd() : page;
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

    /** In three statements, however many there are: what the reader may not see takes no place. */
    @Override
    public List<PublishedEntriesStore.CountedTarget> targets(
            ListRequest others, FieldPath path, ContentType target, int size, Set<String> selected) {
        List<Counted> counted = values(others, path, Integer.MAX_VALUE);
        List<Counted> first = counted.subList(0, Math.min(TARGETS_AT_ONCE, counted.size()));
        reader.looksAt(List.of(target.id()));
        Map<UUID, DeliveredEntry> read =
                targets(target, first.stream().map(SearchedList::id).toList());
        List<Counted> rest = counted.subList(first.size(), counted.size());
        int missing = Math.max(0, size - read.size());
        read.putAll(
                targets(target, missing == 0 ? those(rest, selected) : seen(path, target, rest, missing, selected)));
        return counted.stream()
                .filter(one -> read.containsKey(id(one)))
                .map(one ->
                        new PublishedEntriesStore.CountedTarget(Objects.requireNonNull(read.get(id(one))), one.count()))
                .toList();
    }

    private static UUID id(Counted counted) {
        return UUID.fromString(counted.value());
    }

    private static List<UUID> those(List<Counted> counted, Set<String> selected) {
        return counted.stream()
                .filter(one -> selected.contains(one.value()))
                .map(SearchedList::id)
                .toList();
    }

    private Map<UUID, DeliveredEntry> targets(ContentType target, List<UUID> ids) {
        Map<UUID, DeliveredEntry> found = new HashMap<>();
        store.byIds(reader, target, ids, request.locale(), new EntryReading.Documents(false))
                .forEach(entry -> found.put(entry.row().id(), entry));
        return found;
    }

    /** Of those the reader may see, so many and the selected ones. */
    private List<UUID> seen(FieldPath path, ContentType target, List<Counted> counted, int most, Set<String> selected) {
        requireFew(counted.size(), path);
        List<UUID> ids = counted.stream().map(SearchedList::id).toList();
        Condition visible = Condition.all(reader.use().visible(target), LinkedConditions.oneOf(ids));
        Set<UUID> seen =
                ids.isEmpty() ? Set.of() : Set.copyOf(store.ids(reader, target, request.locale(), visible, ids.size()));
        List<UUID> wanted = new ArrayList<>();
        for (Counted one : counted) {
            if (seen.contains(id(one)) && (wanted.size() < most || selected.contains(one.value()))) {
                wanted.add(id(one));
            }
        }
        return wanted;
    }

    /** @throws io.yizhan.core.problem.ProblemException QUERY_TOO_COMPLEX if there are too many to look at each */
    static void requireFew(int targets, FieldPath path) {
        if (targets > LinkedConditions.MOST) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "search.too-many-targets")
                    .with("limit", LinkedConditions.MOST)
                    .with("actual", targets)
                    .with("name", path.toString())
                    .at("facets")
                    .exception();
        }
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
