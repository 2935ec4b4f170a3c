package io.yizhan.core.security;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Digests;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Visibility;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one caller may do: immutable, the union of the grants of its roles, nothing beyond it. Reading, filtering, sorting,
 * facets, search, aggregates, cursors, export and versions all ask here.
 */
public final class Access {
    private final boolean unlimited;
    private final boolean staff;
    private final NavigableSet<String> permissions;
    private final List<Given> given;
    private final String audience;
    private final ConcurrentMap<String, Access> byLocale = new ConcurrentHashMap<>();

    /** A grant with the limits of the kind of role that gives it. */
    record Given(Grant.OnEntries grant, Role.Kind kind) {
        boolean covers(Action action, String typeId) {
            return (kind == Role.Kind.STAFF || action == Action.READ_PUBLISHED) && grant.covers(action, typeId);
        }

        boolean covers(Field field) {
            return field.visibility().compareTo(kind.ceiling()) <= 0
                    && grant.fields().includes(field);
        }
    }

    private Access(boolean unlimited, boolean staff, Set<String> permissions, List<Given> given, String audience) {
        this.unlimited = unlimited;
        this.staff = staff;
        this.permissions = new TreeSet<>(permissions);
        this.given = List.copyOf(given);
        this.audience = audience;
    }

    static Access of(boolean staff, Set<String> permissions, List<Given> given) {
        String sorted = given.stream().map(Given::toString).sorted().distinct().collect(Collectors.joining("\n"));
        String audience = HexFormat.of().formatHex(Digests.sha256(sorted), 0, 16);
        return new Access(false, staff, permissions, given, audience);
    }

    /** May do everything: the program itself. */
    static Access everything() {
        return new Access(true, true, Set.copyOf(Permissions.ALL), List.of(), "everything");
    }

    /**
     * What of this holds in a locale: grants for other locales give nothing. The same object wherever the locale makes no difference.
     * Of reading this is the locale asked for: the parts that the site's fallbacks lend it belong to it.
     *
     * @param locale one of the site's
     */
    public Access in(String locale) {
        if (given.stream().allMatch(one -> one.grant().coversLocale(locale))) {
            return this;
        }
        return byLocale.computeIfAbsent(
                locale,
                _ -> of(
                        staff,
                        permissions,
                        given.stream()
                                .filter(one -> one.grant().coversLocale(locale))
                                .toList()));
    }

    /** Whether a function permission is given, one of {@link Permissions}. */
    public boolean may(String permission) {
        return unlimited || permissions.contains(permission);
    }

    /** The function permissions given, in order of the alphabet. */
    public List<String> permissions() {
        return List.copyOf(permissions);
    }

    /** Whether the caller may enter the admin: has a role of staff. */
    public boolean staff() {
        return staff;
    }

    /** The entries of the type on which the action is allowed; {@link Condition#never()} when it is denied. */
    public Condition rows(Action action, String typeId) {
        return union(typeId, given -> given.covers(action, typeId));
    }

    /** As {@link #rows(Action, String)}, of the grants that hold for the locale: for publishing, or a list in one locale. */
    public Condition rows(Action action, String typeId, String locale) {
        return union(
                typeId, given -> given.covers(action, typeId) && given.grant().coversLocale(locale));
    }

    /**
     * The entries in which the field may be used by the action: shown, filtered, ordered, counted, or changed. For a field
     * inside a group ask for the group as well.
     */
    public Condition fieldRows(Action action, ContentType type, Field field) {
        return union(type.id(), given -> given.covers(action, type.id()) && given.covers(field));
    }

    /** As {@link #fieldRows(Action, ContentType, Field)}, of the grants that hold for the locale: for localised fields. */
    public Condition fieldRows(Action action, ContentType type, Field field, String locale) {
        return union(
                type.id(),
                given -> given.covers(action, type.id())
                        && given.covers(field)
                        && given.grant().coversLocale(locale));
    }

    /** Whether the field may be used in every entry in which anything may: what goes by its values then tells nothing more. */
    public boolean always(Action action, ContentType type, Field field) {
        Set<Condition> shown = conditions(type.id(), given -> given.covers(action, type.id()) && given.covers(field));
        return shown.contains(Condition.always())
                || (field.visibility() == Visibility.PUBLIC
                        && shown.equals(conditions(type.id(), given -> given.covers(action, type.id()))));
    }

    /** Whether any grant allows the action on the type in the locale. */
    public boolean mayLocale(Action action, String typeId, String locale) {
        return !rows(action, typeId, locale).equals(Condition.never());
    }

    /** Equal for callers that are given the same: part of every cache key. At most 32 characters. */
    public String audience() {
        return audience;
    }

    private Condition union(String typeId, Predicate<Given> fits) {
        Set<Condition> conditions = conditions(typeId, fits);
        return conditions.size() == 1 ? conditions.iterator().next() : new Condition.Any(List.copyOf(conditions));
    }

    /** One of them must hold; none is denied. */
    private Set<Condition> conditions(String typeId, Predicate<Given> fits) {
        if (unlimited) {
            return Set.of(Condition.always());
        }
        Set<Condition> conditions = new LinkedHashSet<>();
        for (Given one : given) {
            if (fits.test(one)) {
                conditions.add(TypeFold.fold(one.grant().rows(), typeId));
            }
        }
        conditions.remove(Condition.never());
        return conditions.contains(Condition.always()) ? Set.of(Condition.always()) : conditions;
    }

    @Override
    public String toString() {
        return "Access[" + audience + "]";
    }
}
