package io.yizhan.core.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yizhan.core.database.Database;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.AggregateSelect;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.FacetSelect;
import io.yizhan.core.projection.IdSelect;
import io.yizhan.core.projection.LinkWay;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Page;
import io.yizhan.core.projection.RenderedSelects;
import io.yizhan.core.projection.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads entries for readers: one statement per call, in the snapshot of the request. What the caller may not see is left
 * out in SQL; which partner fields show is answered by the same statement.
 */
final class PublishedEntriesStore {
    private static final int GUARDINGS = 2_000;

    private final ModelLayout layout;
    private final Database database;
    private final SearchKeys keys;
    private final Stage stage;
    private final RenderedSelects rendered = new RenderedSelects();
    private final Cache<Audience, Guarding> guardings =
            Caffeine.newBuilder().maximumSize(GUARDINGS).build();

    PublishedEntriesStore(ModelLayout layout, Database database, SearchKeys keys, Stage stage) {
        this.layout = layout;
        this.database = database;
        this.keys = keys;
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    ModelLayout layout() {
        return layout;
    }

    private EntrySelect select(ContentType type) {
        return new EntrySelect(layout, database.dialect(), keys, type.id(), stage, rendered);
    }

    List<DeliveredEntry> page(Reader reader, ContentType type, ListRequest request, EntryReading reading) {
        Asked asked = ask(reader, type, request, reading);
        return entries(
                type,
                request.locale(),
                asked,
                reader.anyOf(type, sql -> select(type).page(sql, asked.ask(), request.page())));
    }

    int count(Reader reader, ContentType type, ListRequest request) {
        EntrySelect.Ask ask =
                ask(reader, type, request, new EntryReading.Documents(false)).ask();
        return reader.anyOf(type, sql -> select(type).count(sql, ask));
    }

    /** The entry with this value of a unique field, in the locale. */
    Optional<DeliveredEntry> byKey(
            Reader reader, ContentType type, Field field, String value, String locale, EntryReading reading) {
        Asked asked = ask(reader, type, locale, Condition.always(), List.of(), reading);
        List<DeliveredEntry> found = entries(
                type, locale, asked, reader.noted(sql -> select(type).byKey(sql, asked.ask(), field.key(), value)));
        // Nobody else can take a value that stands, unless it stands once per locale and the locale has fallbacks.
        boolean certain = !field.localized() || layout.locales().chain(locale).size() == 1;
        if (found.isEmpty() || !certain) {
            reader.looksAt(List.of(type.id()));
        }
        found.forEach(entry -> reader.follows(type.id(), entry.row().id()));
        return found.stream().findFirst();
    }

    /** Entries by id in the locale; those that are not there for this reader are not in the answer. */
    List<DeliveredEntry> byIds(
            Reader reader, ContentType type, Collection<UUID> ids, String locale, EntryReading reading) {
        return byIds(reader, type, ids, locale, Condition.always(), reading);
    }

    /** As above, those for which a condition holds. */
    List<DeliveredEntry> byIds(
            Reader reader,
            ContentType type,
            Collection<UUID> ids,
            String locale,
            Condition where,
            EntryReading reading) {
        Asked asked = ask(reader, type, locale, where, List.of(), reading);
        return entries(
                type, locale, asked, reader.only(type, ids, sql -> select(type).byIds(sql, asked.ask(), ids)));
    }

    /**
     * Which of these entries the reader is shown, with the fields that do not show on each. No statement where the reader sees
     * them all alike: those in the trash are then among them.
     */
    Map<UUID, Set<FieldMark>> shown(Reader reader, ContentType type, Collection<UUID> ids, String locale) {
        Asked asked = ask(
                reader, type, locale, Condition.always(), List.of(), new EntryReading.Columns(List.of(), false, false));
        Guarding guarding = asked.guarding();
        Map<UUID, Set<FieldMark>> shown = new HashMap<>();
        if (guarding.visible().equals(Condition.always()) && guarding.guards().isEmpty()) {
            ids.forEach(id -> shown.put(id, guarding.hidden()));
        } else if (!guarding.visible().equals(Condition.never())) {
            reader.only(type, ids, sql -> select(type).byIds(sql, asked.ask(), ids))
                    .forEach(row -> shown.put(row.id(), guarding.restricted(row)));
        }
        return shown;
    }

    /**
     * The entries found in the index, in the order found; without those that in this snapshot are not (any more) as asked.
     *
     * @param where conditions of the list; the guard is added
     */
    List<DeliveredEntry> found(
            Reader reader,
            ContentType type,
            String locale,
            Condition where,
            Collection<SearchHit> hits,
            EntryReading reading) {
        Asked asked = ask(reader, type, locale, where, List.of(), reading);
        List<UUID> ids = hits.stream().map(SearchHit::id).toList();
        Map<UUID, EntryRow> rows = new HashMap<>();
        reader.anyOf(type, sql -> select(type).byIds(sql, asked.ask(), ids)).forEach(row -> rows.put(row.id(), row));
        List<EntryRow> found = hits.stream()
                .filter(hit -> rows.containsKey(hit.id()))
                .map(hit -> Objects.requireNonNull(rows.get(hit.id())).at(hit.place()))
                .toList();
        return entries(type, locale, asked, found);
    }

    /** Ids of the entries of a type for which a condition holds, whoever asks; at most so many. */
    List<UUID> ids(Reader reader, ContentType type, String locale, Condition condition, int most) {
        reader.looksAt(ConditionTypes.of(layout.model(), condition));
        IdSelect select = new IdSelect(layout, database.dialect(), keys, stage);
        return reader.anyOf(type, sql -> select.ids(sql, type.id(), locale, condition, most));
    }

    /**
     * What the sources' links lead to; the reader has noted the links.
     *
     * @param few whether the sources have few links
     */
    List<DeliveredEntry> linked(
            Reader reader,
            ContentType type,
            ListRequest request,
            LinkWay way,
            Collection<UUID> sources,
            EntryReading reading,
            boolean few) {
        Asked asked = ask(reader, type, request, reading);
        Page page = request.page();
        return entries(
                type,
                request.locale(),
                asked,
                reader.noted(sql -> select(type).linked(sql, asked.ask(), way, sources, page, few)));
    }

    Map<UUID, Integer> countLinked(
            Reader reader, ContentType type, ListRequest request, LinkWay way, Collection<UUID> sources) {
        EntrySelect.Ask ask =
                ask(reader, type, request, new EntryReading.Documents(false)).ask();
        return reader.noted(sql -> select(type).countLinked(sql, ask, way, sources));
    }

    /** The entries that lead back to the targets. */
    List<DeliveredEntry> linking(
            Reader reader, ReverseReference way, ListRequest request, Collection<UUID> targets, EntryReading reading) {
        ContentType type = way.source();
        Asked asked = ask(reader, type, request, reading);
        return entries(
                type,
                request.locale(),
                asked,
                reader.anyOf(type, sql -> select(type).linking(sql, asked.ask(), way, targets, request.page())));
    }

    Map<UUID, Integer> countLinking(
            Reader reader, ReverseReference way, ListRequest request, Collection<UUID> targets) {
        EntrySelect.Ask ask = ask(reader, way.source(), request, new EntryReading.Documents(false))
                .ask();
        return reader.anyOf(way.source(), sql -> select(way.source()).countLinking(sql, ask, way, targets));
    }

    /** Counts the entries of a list by the values of a field. */
    List<FacetSelect.Counted> facet(Reader reader, ContentType type, ListRequest request, FieldPath path, int size) {
        FacetSelect.Counting counting = counting(reader, type, request);
        return reader.anyOf(type, sql -> facetSelect().values(sql, counting, path, size));
    }

    /** An entry references lead to, and from how many entries of the list. */
    record CountedTarget(DeliveredEntry entry, int count) {}

    /** Counts the entries of a list by the entries of the target type a reference leads to. */
    List<CountedTarget> facetTargets(
            Reader reader, ContentType type, ListRequest request, FieldPath path, ContentType target, int size) {
        FacetSelect.Counting counting = counting(reader, type, request);
        Condition visible = reader.use().visible(target);
        reader.looksAt(List.of(target.id()));
        reader.looksAt(ConditionTypes.of(layout.model(), visible));
        return reader
                .anyOf(type, sql -> facetSelect().targets(sql, counting, path, target.id(), visible, size))
                .stream()
                .map(counted -> new CountedTarget(
                        DeliveredEntry.of(
                                target,
                                counted.entry(),
                                List.of(),
                                layout.locales(),
                                request.locale(),
                                Set.of(),
                                reader.use()),
                        counted.count()))
                .toList();
    }

    /** Counts and numbers over lists, group by group. */
    List<AggregateSelect.Group> groups(
            Reader reader,
            ContentType type,
            ListRequest request,
            Optional<AggregateSelect.Links> links,
            List<AggregateSelect.GroupKey> keysOfGroups,
            List<AggregateSelect.Measured> measured,
            int size,
            boolean without) {
        FacetSelect.Counting counting = counting(reader, type, request);
        keysOfGroups.forEach(key -> key.target().ifPresent(target -> {
            reader.looksAt(List.of(target.target()));
            reader.looksAt(ConditionTypes.of(layout.model(), target.visible()));
        }));
        AggregateSelect select = new AggregateSelect(layout, database.dialect(), keys, stage);
        AggregateSelect.Over over = new AggregateSelect.Over(type.id(), request.locale(), counting.where(), links);
        return reader.anyOf(type, sql -> select.groups(sql, over, keysOfGroups, measured, size, without));
    }

    private FacetSelect facetSelect() {
        return new FacetSelect(layout, database.dialect(), keys, stage);
    }

    private FacetSelect.Counting counting(Reader reader, ContentType type, ListRequest request) {
        Condition all = new Condition.All(List.of(reader.use().visible(type), request.where()));
        reader.looksAt(ConditionTypes.of(layout.model(), all));
        return new FacetSelect.Counting(type.id(), request.locale(), all);
    }

    private record Asked(EntrySelect.Ask ask, Guarding guarding, FieldUse use) {}

    private Asked ask(Reader reader, ContentType type, ListRequest request, EntryReading reading) {
        return ask(reader, type, request.locale(), request.where(), request.order(), reading);
    }

    private Asked ask(
            Reader reader,
            ContentType type,
            String locale,
            Condition where,
            List<io.yizhan.core.projection.OrderKey> order,
            EntryReading reading) {
        Guarding guarding =
                guardings.get(new Audience(reader.use().audience(), type.id()), _ -> guarding(reader, type));
        Condition all = where.equals(Condition.always())
                ? guarding.visible()
                : new Condition.All(List.of(guarding.visible(), where));
        reader.looksAt(guarding.types());
        order.forEach(key -> key.through().ifPresent(through -> {
            reader.looksAt(List.of(through.target()));
            reader.looksAt(ConditionTypes.of(layout.model(), through.visible()));
        }));
        reader.looksAt(ConditionTypes.of(layout.model(), where));
        EntrySelect.Ask ask = new EntrySelect.Ask(
                locale, all, order, Optional.empty(), Optional.of(false), guarding.guards(), reading, Set.of());
        return new Asked(ask, guarding, reader.use());
    }

    /**
     * What of a type an audience is shown.
     *
     * @param guarded fields that show on some entries, together for each of the {@code guards}
     * @param hidden fields that show on none
     * @param types ids of types that the conditions look at
     */
    private record Guarding(
            Condition visible,
            List<Set<FieldMark>> guarded,
            List<Condition> guards,
            Set<FieldMark> hidden,
            Set<String> types) {

        /** What does not show on a row, by the row's answers to the guards. */
        Set<FieldMark> restricted(EntryRow row) {
            if (guards.isEmpty()) {
                return hidden;
            }
            Set<FieldMark> restricted = new HashSet<>(hidden);
            for (int i = 0; i < guards.size(); i++) {
                if (!row.guards().get(i)) {
                    restricted.addAll(guarded.get(i));
                }
            }
            return restricted;
        }
    }

    private record Audience(String audience, String type) {}

    private Guarding guarding(Reader reader, ContentType type) {
        Map<Condition, Set<FieldMark>> byRows = new LinkedHashMap<>();
        FieldMark.withInner(type.allFields())
                .filter(field -> field.visibility() != Visibility.INTERNAL
                        && !reader.use().always(type, field))
                .forEach(field -> byRows.computeIfAbsent(reader.use().visible(type, field), _ -> new HashSet<>())
                        .add(FieldMark.of(field)));
        Set<FieldMark> hidden =
                Optional.ofNullable(byRows.remove(Condition.never())).orElse(Set.of());
        List<Condition> guards = List.copyOf(byRows.keySet());
        Condition visible = reader.use().visible(type);
        Set<String> types = new HashSet<>(ConditionTypes.of(layout.model(), visible));
        guards.forEach(guard -> types.addAll(ConditionTypes.of(layout.model(), guard)));
        return new Guarding(visible, List.copyOf(byRows.values()), guards, hidden, types);
    }

    private List<DeliveredEntry> entries(ContentType type, String locale, Asked asked, List<EntryRow> rows) {
        List<DeliveredEntry> entries = new ArrayList<>(rows.size());
        List<FieldKey> columns = asked.ask().reading() instanceof EntryReading.Columns read ? read.fields() : List.of();
        for (EntryRow row : rows) {
            entries.add(DeliveredEntry.of(
                    type,
                    row,
                    columns,
                    layout.locales(),
                    locale,
                    asked.guarding().restricted(row),
                    asked.use()));
        }
        return entries;
    }
}
