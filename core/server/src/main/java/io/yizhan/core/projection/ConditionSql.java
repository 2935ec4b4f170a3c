package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Condition.Compare;
import io.yizhan.core.model.Condition.Linked;
import io.yizhan.core.model.Condition.LinkedFrom;
import io.yizhan.core.model.Condition.Quantifier;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.FieldStep;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DatePart;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Compiles the condition tree to SQL over the tables of one stage. Each leaf is made two-valued ({@code c is not null and
 * c = ?}), so that {@code not} is the exact complement and never SQL's "unknown".
 */
final class ConditionSql {
    private final ModelLayout layout;
    private final Stage stage;
    private final String locale;
    private final LeafSql leaves;
    private int aliases;

    ConditionSql(ModelLayout layout, Stage stage, String locale, DatabaseDialect dialect, SearchKeys keys) {
        this.layout = layout;
        this.stage = stage;
        this.locale = locale;
        this.leaves = new LeafSql(layout.model(), stage, dialect, keys);
    }

    /** A scope over a type's tables under a new alias. */
    EntryScope entryScope(String typeId) {
        return new EntryScope(layout.require(typeId), stage, locale, "e" + aliases++);
    }

    /** The column for an order, in the tables of the entry or, outer joined, of the one it leads to. */
    OrderColumn order(OrderKey key, EntryScope scope) {
        if (key.through().isEmpty()) {
            return OrderColumn.of(key, scope);
        }
        OrderKey.Through through = key.through().get();
        EntryScope target = entryScope(through.target());
        OrderColumn column = OrderColumn.of(key, target);
        scope.leftJoin(toOne(scope, through.reference(), target, compile(through.visible(), target)));
        return column;
    }

    /** The column that makes groups; null where the entry has no value. */
    org.jooq.Field<?> group(AggregateSelect.GroupKey key, EntryScope scope) {
        List<Field> path = scope.find(key.path());
        Field field = path.getLast();
        if (key.target().isPresent()) {
            EntryScope target = entryScope(key.target().get().target());
            org.jooq.Condition visible = compile(key.target().get().visible(), target);
            scope.leftJoin(toOne(scope, key.path(), target, visible));
            return target.id();
        }
        if (field.type() instanceof FieldType.Term term && term.many()) {
            String alias = "e" + aliases++;
            scope.leftJoin(new EntryScope.Outer(
                    ProjectionTables.table(stage.table("term")).as(DSL.name(alias)),
                    scope.holds(alias, scope.fieldPath(path)).and(first("term", ProjectionTables.TERM, alias))));
            return ProjectionTables.in(DSL.name(alias), ProjectionTables.TERM);
        }
        org.jooq.Field<?> column = scope.findColumn(path, ColumnRole.VALUE)
                .or(() -> scope.findColumn(path, ColumnRole.EARLIEST))
                .orElseThrow(() -> new IllegalArgumentException(key.path() + " makes no groups"));
        return switch (key.part()) {
            case VALUE -> column;
            case YEAR -> column.getType() == Integer.class ? column : DSL.extract(column, DatePart.YEAR);
            case MONTH -> DSL.extract(column, DatePart.MONTH);
        };
    }

    /** Of several rows of an entry that say the same, the first: two locales may name one term. */
    private org.jooq.Condition first(String base, org.jooq.Field<?> value, String alias) {
        Name one = DSL.name(alias);
        Name other = DSL.name("e" + aliases++);
        return DSL.notExists(DSL.selectOne()
                .from(ProjectionTables.table(stage.table(base)).as(other))
                .where(same(one, other, ProjectionTables.ENTRY_ID))
                .and(same(one, other, ProjectionTables.FIELD_PATH))
                .and(same(one, other, value))
                .and(DSL.row(
                                ProjectionTables.in(other, ProjectionTables.ROW_ORDINAL),
                                ProjectionTables.in(other, ProjectionTables.ORDINAL))
                        .lt(
                                ProjectionTables.in(one, ProjectionTables.ROW_ORDINAL),
                                ProjectionTables.in(one, ProjectionTables.ORDINAL))));
    }

    private static <T> org.jooq.Condition same(Name one, Name other, org.jooq.Field<T> column) {
        return ProjectionTables.in(other, column).eq(ProjectionTables.in(one, column));
    }

    /** The target of a reference; nothing where it is not visible or cannot be had in the locale. */
    private EntryScope.Outer toOne(
            EntryScope scope, FieldPath reference, EntryScope target, org.jooq.Condition visible) {
        if (target.layout().type().localized()) {
            target.requireLocale();
        }
        String alias = "e" + aliases++;
        Table<Record> links = ProjectionTables.table(stage.table("reference")).as(DSL.name(alias));
        Table<?> joined = target.joinTo(links, ProjectionTables.in(DSL.name(alias), ProjectionTables.TARGET_ID));
        List<Field> path = scope.find(reference);
        boolean several = path.stream().anyMatch(field -> field.many() || field.localized());
        org.jooq.Condition on = scope.holds(alias, Names.path(keys(path)))
                .and(several ? first("reference", ProjectionTables.TARGET_ID, alias) : DSL.noCondition())
                .and(target.main(ProjectionTables.TRASHED).isFalse())
                .and(visible);
        return new EntryScope.Outer(joined, on);
    }

    org.jooq.Condition compile(Condition condition, SqlScope scope) {
        return switch (condition) {
            case Condition.All all ->
                DSL.and(all.parts().stream().map(part -> compile(part, scope)).toList());
            case Condition.Any any ->
                any.parts().isEmpty()
                        ? DSL.falseCondition()
                        : DSL.or(any.parts().stream()
                                .map(part -> compile(part, scope))
                                .toList());
            case Condition.Not not -> DSL.not(compile(not.part(), scope));
            case Compare compare -> leaves.compile(compare, scope);
            case Condition.Near near -> leaves.near(near, scope);
            case Linked linked ->
                quantified(linked.quantifier(), linked.inner(), inner -> some(linked.path(), inner, scope));
            case LinkedFrom linked ->
                quantified(linked.quantifier(), linked.inner(), inner -> someFrom(linked, inner, scope));
        };
    }

    private static org.jooq.Condition quantified(
            Quantifier quantifier, Condition inner, Function<Condition, org.jooq.Condition> some) {
        return switch (quantifier) {
            case SOME -> some.apply(inner);
            case NONE -> DSL.not(some.apply(inner));
            case EVERY -> DSL.not(some.apply(new Condition.Not(inner)));
        };
    }

    /** Through the index of targets: from the entry at hand to the few that name it. */
    private org.jooq.Condition someFrom(LinkedFrom linked, Condition inner, SqlScope scope) {
        List<Field> path = layout.model()
                .findType(linked.type())
                .map(type -> reference(type, linked.path()))
                .orElse(List.of());
        if (path.isEmpty() || scope instanceof RowScope) {
            return DSL.falseCondition();
        }
        String alias = "e" + aliases++;
        Table<Record> links = ProjectionTables.table(stage.table("reference")).as(DSL.name(alias));
        EntryScope source = linkedScope(linked.type(), inner);
        org.jooq.Condition compiled = compile(inner, source);
        return DSL.exists(DSL.selectOne()
                .from(source.joinTo(links, ProjectionTables.in(DSL.name(alias), ProjectionTables.ENTRY_ID)))
                .where(ProjectionTables.in(DSL.name(alias), ProjectionTables.TARGET_ID)
                        .eq(scope.entry().id()))
                .and(ProjectionTables.in(DSL.name(alias), ProjectionTables.FIELD_PATH)
                        .eq(Names.path(keys(path))))
                .and(source.main(ProjectionTables.TRASHED).isFalse())
                .and(compiled));
    }

    /** The fields along the path of a reference, through any group; empty if the type has none there. */
    private static List<Field> reference(ContentType type, FieldPath path) {
        List<Field> found = new ArrayList<>();
        List<Field> fields = type.allFields();
        for (FieldPath.Step step : path.steps()) {
            Optional<Field> field = step instanceof FieldStep of
                    ? fields.stream().filter(one -> one.key().equals(of.key())).findFirst()
                    : Optional.empty();
            if (field.isEmpty()) {
                return List.of();
            }
            found.add(field.get());
            fields = field.get().type() instanceof FieldType.Group group ? group.fields() : List.of();
        }
        return found.getLast().type() instanceof FieldType.Reference ? found : List.of();
    }

    private org.jooq.Condition some(FieldPath path, Condition inner, SqlScope scope) {
        List<Field> fields = scope.find(path);
        if (fields.isEmpty()) {
            return DSL.falseCondition();
        }
        Field field = fields.getLast();
        if (field.type() instanceof FieldType.Group group && group.repeatable() && !(scope instanceof RowScope)) {
            return rows(scope.entry(), field, group, inner);
        }
        if (field.type() instanceof FieldType.Reference reference) {
            return links(scope, fields, reference, inner);
        }
        throw new IllegalArgumentException(path + " is neither a repeatable group nor a reference");
    }

    private org.jooq.Condition rows(EntryScope entry, Field field, FieldType.Group group, Condition inner) {
        RowTable rows = entry.layout().findRows(field.key()).orElseThrow();
        String alias = "e" + aliases++;
        Table<Record> table = ProjectionTables.table(rows.table(stage)).as(DSL.name(alias));
        RowScope scope = new RowScope(entry, rows, field.key(), group, alias);
        return DSL.exists(DSL.selectOne()
                .from(table)
                .where(ProjectionTables.in(DSL.name(alias), ProjectionTables.ENTRY_ID)
                        .eq(entry.id()))
                .and(compile(inner, scope)));
    }

    /** Over entries that may not be for readers of the locale: their texts are absent then, so inner joins do where that decides. */
    private EntryScope linkedScope(String typeId, Condition inner) {
        EntryScope scope = entryScope(typeId);
        if (asksForTexts(inner, scope)) {
            scope.requireLocale();
        }
        return scope;
    }

    /** Whether it is false of entries without texts. */
    private static boolean asksForTexts(Condition condition, EntryScope scope) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().anyMatch(part -> asksForTexts(part, scope));
            case Condition.Any any ->
                !any.parts().isEmpty() && any.parts().stream().allMatch(part -> asksForTexts(part, scope));
            case Compare compare ->
                switch (compare.operator()) {
                    case NE, NOT_IN, IS_NULL -> false;
                    default -> !LinkScope.ofLink(compare.path()) && inTexts(scope.find(compare.path()));
                };
            default -> false;
        };
    }

    /** Several terms and links of a localised field have tables of their own, whatever the locale. */
    private static boolean inTexts(List<Field> path) {
        return path.stream().anyMatch(Field::localized)
                && !switch (path.getLast().type()) {
                    case FieldType.Reference _, FieldType.Asset _ -> true;
                    case FieldType.Term term -> term.many();
                    default -> false;
                };
    }

    /** Type by type, but for those of whose entries it cannot hold: databases plan joins of many tables badly. */
    private org.jooq.Condition links(SqlScope scope, List<Field> path, FieldType.Reference reference, Condition inner) {
        List<org.jooq.Condition> byType = new ArrayList<>();
        for (String target : reference.targets()) {
            ContentType type = layout.model().requireType(target);
            Condition ofType = inner.forType(type.id());
            if (ofType.equals(Condition.never())) {
                continue;
            }
            String alias = "e" + aliases++;
            Table<Record> links =
                    ProjectionTables.table(stage.table("reference")).as(DSL.name(alias));
            EntryScope entry = linkedScope(type.id(), ofType);
            LinkScope link = new LinkScope(entry, reference.attributes(), alias);
            org.jooq.Condition compiled = compile(ofType, link);
            byType.add(DSL.exists(DSL.selectOne()
                    .from(entry.joinTo(links, ProjectionTables.in(DSL.name(alias), ProjectionTables.TARGET_ID)))
                    .where(scope.holds(alias, scope.fieldPath(path)))
                    .and(compiled)));
        }
        org.jooq.Condition any = byType.isEmpty() ? DSL.falseCondition() : DSL.or(byType);
        return byType.size() < 2 ? any : named(scope, path, inner).and(any);
    }

    /**
     * That a link leads to what the condition names by id, if it does: databases go by the index of targets for this, and look at every
     * entry for what may be so of one type or of another.
     */
    private org.jooq.Condition named(SqlScope scope, List<Field> path, Condition inner) {
        String alias = "e" + aliases++;
        org.jooq.Field<UUID> target = ProjectionTables.in(DSL.name(alias), ProjectionTables.TARGET_ID);
        List<org.jooq.Condition> ids = ids(inner, target);
        return ids.isEmpty()
                ? DSL.noCondition()
                : DSL.exists(DSL.selectOne()
                        .from(ProjectionTables.table(stage.table("reference")).as(DSL.name(alias)))
                        .where(scope.holds(alias, scope.fieldPath(path)))
                        .and(DSL.and(ids)));
    }

    private static List<org.jooq.Condition> ids(Condition condition, org.jooq.Field<UUID> id) {
        return switch (condition) {
            case Condition.All all ->
                all.parts().stream().flatMap(part -> ids(part, id).stream()).toList();
            case Compare compare
            when compare.path().steps().equals(List.of(FieldPath.SystemProperty.ID))
                    && (compare.operator() == Operator.EQ || compare.operator() == Operator.IN) ->
                List.of(ColumnComparison.ofId(id, compare.operator(), compare.values()));
            default -> List.of();
        };
    }

    static List<FieldKey> keys(List<Field> path) {
        return path.stream().map(Field::key).toList();
    }

    /** The field steps of a path. */
    static List<FieldKey> fieldSteps(FieldPath path) {
        return path.steps().stream()
                .filter(FieldStep.class::isInstance)
                .map(step -> ((FieldStep) step).key())
                .toList();
    }
}
