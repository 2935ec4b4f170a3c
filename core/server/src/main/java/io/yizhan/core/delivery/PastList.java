package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ConditionPredicate;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.projection.EntryOrder;
import io.yizhan.core.projection.Page;
import io.yizhan.core.projection.ProjectedEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one type that fit a list of the past, and their order. Conditions and orders are worked out here as the database
 * works them out over what is published now.
 */
final class PastList {
    private final PastEntries past;
    private final ContentType type;
    private final String locale;
    private final NeededFields needed;
    private final PastLinks links;
    private final ConditionPredicate condition;
    private final EntryOrder order;

    /**
     * An entry that fits.
     *
     * @param values those of the fields that are needed
     */
    record Fit(PastEntry entry, ProjectedEntry values) {}

    private PastList(
            PastEntries past, ContentType type, String locale, Condition where, NeededFields needed, EntryOrder order) {
        this.past = past;
        this.type = type;
        this.locale = locale;
        this.needed = needed;
        this.links = new PastLinks(past, locale, needed);
        this.condition = ConditionPredicate.of(
                where, past.layout().model(), past.layout().locales().chain(locale), links);
        this.order = order;
    }

    /** A list of entries, in order of their ids if no other is asked for. */
    static PastList of(PastEntries past, ContentType type, ListRequest request) {
        return of(past, type, request, needed(past, request));
    }

    /** A list of entries of which it is looked at too where their reference leads. */
    static PastList ofSources(PastEntries past, ContentType type, ListRequest request, FieldPath reference) {
        return of(past, type, request, needed(past, request).with(reference));
    }

    /** A list of what links lead to, in the order of the links if no other is asked for. */
    static PastList ofTargets(PastEntries past, ContentType type, ListRequest request) {
        EntryOrder order = EntryOrder.ofLinks(past.layout(), past.keys(), type.id(), request.locale(), request.order());
        return new PastList(past, type, request.locale(), request.where(), needed(past, request), order);
    }

    /** The entries with this value of a unique field, in no order. */
    static PastList ofKey(PastEntries past, ContentType type, Field field, String value, String locale) {
        Condition is = new Condition.Compare(FieldPath.of(field.key()), Operator.EQ, List.of(Value.of(value)));
        NeededFields needed = new NeededFields(past.layout().model()).with(is);
        EntryOrder order = EntryOrder.of(past.layout(), past.keys(), type.id(), locale, List.of());
        return new PastList(past, type, locale, is, needed, order);
    }

    private static PastList of(PastEntries past, ContentType type, ListRequest request, NeededFields needed) {
        EntryOrder order = EntryOrder.of(past.layout(), past.keys(), type.id(), request.locale(), request.order());
        return new PastList(past, type, request.locale(), request.where(), needed, order);
    }

    private static NeededFields needed(PastEntries past, ListRequest request) {
        return new NeededFields(past.layout().model()).with(request.where()).with(request.order());
    }

    /** Of all entries of the type. */
    List<Fit> all() {
        return fitting(past.all(type, locale).values(), past.values(type, locale, needed));
    }

    /** Of some entries, by id. */
    List<Fit> among(Collection<UUID> ids) {
        Collection<PastEntry> some = past.some(type, ids, locale).values();
        return fitting(some, past.values(type, some, needed));
    }

    private List<Fit> fitting(Collection<PastEntry> entries, Map<UUID, ProjectedEntry> values) {
        Locales locales = past.layout().locales();
        List<Fit> fitting = new ArrayList<>();
        for (PastEntry entry : entries) {
            ProjectedEntry one =
                    Objects.requireNonNull(values.get(entry.versions().id()));
            if (entry.versions().reaches(type, locales, locale) && condition.test(PastLinks.values(one))) {
                fitting.add(new Fit(entry, one));
            }
        }
        return fitting;
    }

    /**
     * Where an entry stands in the list.
     *
     * @param link where its link stands among those of the source, in a list of targets
     */
    List<@Nullable Object> place(Fit fit, Integer... link) {
        return order.place(fit.values(), links, link);
    }

    /** Some entry with its place in a list. */
    interface Placed {
        List<@Nullable Object> place();
    }

    private record Start(List<@Nullable Object> place) implements Placed {}

    /** A page as the database gives it: with as many as the page says, in reverse if it leads backwards. */
    <T extends Placed> List<T> page(Collection<T> all, Page page) {
        Comparator<Placed> forwards = (a, b) -> order.compare(a.place(), b.place());
        Comparator<Placed> places = page.backwards() ? forwards.reversed() : forwards;
        Optional<Start> start = page.place().map(order::parse).map(Start::new);
        return all.stream()
                .filter(one -> start.isEmpty() || places.compare(one, start.get()) > 0)
                .sorted(places)
                .skip(page.offset())
                .limit(page.size())
                .toList();
    }
}
