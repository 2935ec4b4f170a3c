package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.publishing.PublishedPast;
import io.yizhan.core.publishing.PublishedVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * What one request reads of one moment of the past, as far as its caller may see it today. What is read of a whole type is read
 * once, and no more than a bounded number of entries of each type.
 */
final class PastEntries {
    private final Source source;
    private final Reader reader;
    private final Instant moment;
    private final Map<Whole, Map<UUID, PastEntry>> whole = new HashMap<>();
    private final Map<Values, Map<UUID, ProjectedEntry>> values = new HashMap<>();
    private final Budget budget;

    /**
     * Where the past is read.
     *
     * @param drafts says what shows today
     * @param most entries of a type that are read in one request
     */
    record Source(PublishedEntriesStore drafts, PublishedPast past, SearchKeys keys, int most) {
        ModelLayout layout() {
            return drafts.layout();
        }
    }

    private record Moment(Instant moment) {}

    /**
     * What was read in the request, of all its moments.
     *
     * @param listed entries of whole types, by type
     * @param valued entries of which fields were read, by type
     */
    private record Budget(ConcurrentMap<String, Integer> listed, ConcurrentMap<String, Integer> valued) {}

    /** @param locale in which the guard is asked */
    private record Whole(String type, String locale) {}

    private record Values(Whole whole, Set<FieldKey> keys) {}

    private PastEntries(Source source, GraphQLContext context, Instant moment, Budget budget) {
        this.source = source;
        this.reader = Reader.ofPast(context, moment, source.layout().locales().defaultTag());
        this.moment = moment;
        this.budget = budget;
    }

    /** Those of the request. */
    static PastEntries of(GraphQLContext context, Source source, Instant moment) {
        // before: a context that is asked to compute while it computes may refuse
        Budget budget = Objects.requireNonNull(context.computeIfAbsent(
                Budget.class, _ -> new Budget(new ConcurrentHashMap<>(), new ConcurrentHashMap<>())));
        return Objects.requireNonNull(
                context.computeIfAbsent(new Moment(moment), _ -> new PastEntries(source, context, moment, budget)));
    }

    Instant moment() {
        return moment;
    }

    ModelLayout layout() {
        return source.layout();
    }

    SearchKeys keys() {
        return source.keys();
    }

    /** What shows of the past in a locale. */
    FieldUse use(String locale) {
        return reader.in(locale).use();
    }

    /**
     * All entries of a type, in order of their ids.
     *
     * @throws io.yizhan.core.problem.ProblemException QUERY_TOO_COMPLEX if they are too many
     */
    synchronized Map<UUID, PastEntry> all(ContentType type, String locale) {
        return whole.computeIfAbsent(new Whole(type.id(), locale), _ -> {
            if (!use(locale).any(type)) {
                return Map.of();
            }
            int count = reader.anyOf(type, sql -> source.past().count(sql, type, moment));
            require(type, budget.listed().merge(type.id(), count, Integer::sum));
            return shown(type, reader.anyOf(type, sql -> source.past().all(sql, layout(), type, moment)), locale);
        });
    }

    /**
     * Those of the entries that are of the type and were out, in order of their ids.
     *
     * @throws io.yizhan.core.problem.ProblemException QUERY_TOO_COMPLEX if they are too many
     */
    synchronized Map<UUID, PastEntry> some(ContentType type, Collection<UUID> ids, String locale) {
        if (ids.isEmpty() || !use(locale).any(type)) {
            return Map.of();
        }
        require(type, ids.size());
        return shown(type, reader.only(type, ids, sql -> source.past().some(sql, layout(), type, ids, moment)), locale);
    }

    private Map<UUID, PastEntry> shown(ContentType type, Map<UUID, PublishedVersions> found, String locale) {
        List<UUID> ids = List.copyOf(found.keySet());
        Map<UUID, Set<FieldMark>> marks = new HashMap<>();
        for (int from = 0; from < ids.size(); from += PublishedPast.BATCH) {
            List<UUID> batch = ids.subList(from, Math.min(from + PublishedPast.BATCH, ids.size()));
            marks.putAll(source.drafts().shown(reader.in(locale), type, batch, locale));
        }
        Map<UUID, PastEntry> shown = new LinkedHashMap<>();
        found.forEach((id, versions) -> {
            Set<FieldMark> restricted = marks.get(id);
            if (restricted != null) {
                shown.put(id, new PastEntry(versions, restricted));
            }
        });
        return shown;
    }

    /** All entries of a type with values of some fields. */
    synchronized Map<UUID, ProjectedEntry> values(ContentType type, String locale, NeededFields needed) {
        Set<FieldKey> wanted = needed.of(type);
        return values.computeIfAbsent(
                new Values(new Whole(type.id(), locale), wanted),
                _ -> values(type, all(type, locale).values(), wanted));
    }

    /** Some entries with values of some fields. */
    synchronized Map<UUID, ProjectedEntry> values(
            ContentType type, Collection<PastEntry> entries, NeededFields needed) {
        return values(type, entries, needed.of(type));
    }

    private Map<UUID, ProjectedEntry> values(ContentType type, Collection<PastEntry> entries, Set<FieldKey> wanted) {
        if (!wanted.isEmpty()) {
            require(type, budget.valued().merge(type.id(), entries.size(), Integer::sum));
        }
        return read(type, entries, field -> wanted.contains(field.key()));
    }

    /** Entries with all there is of them. */
    Map<UUID, ProjectedEntry> documents(ContentType type, Collection<PastEntry> entries) {
        return read(type, entries, _ -> true);
    }

    private Map<UUID, ProjectedEntry> read(ContentType type, Collection<PastEntry> entries, Predicate<Field> wanted) {
        List<PublishedVersions> versions = new ArrayList<>();
        entries.forEach(entry -> versions.add(entry.versions()));
        return reader.noted(sql -> source.past().read(sql, layout(), type, versions, moment, wanted));
    }

    private void require(ContentType type, int count) {
        if (count > source.most()) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "as-of.too-many")
                    .with("type", type.singular())
                    .with("limit", source.most())
                    .with("actual", count)
                    .at(AsOf.ARGUMENT)
                    .exception();
        }
    }
}
