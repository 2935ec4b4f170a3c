package io.yizhan.core.projection;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.Component;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.EntrySelect.Ask;
import io.yizhan.core.projection.TableDefinition.IndexDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Every index that a layout declares for what is published, and what readers may ask that needs it, over {@link MadeRows}. */
final class DeclaredIndexes {
    static final int PAGE = 20;

    private final ModelLayout layout;
    private final ToIntFunction<String> counts;
    private final Map<String, List<Question>> questions = new LinkedHashMap<>();

    /** Sends one statement. */
    interface Asking {
        List<EntryRow> rows(DSLContext sql);
    }

    /** Makes out what has to be known before. */
    interface Preparing {
        Asking prepare(EntrySelect select, DSLContext sql);
    }

    /**
     * @param type whose entries are asked for
     * @param common whether so many entries fit that any way to them that is in order is a good one
     */
    record Question(String what, String type, boolean common, Preparing asking) {}

    /** By table and index; without any questions where nobody has use for an index. */
    static Map<String, List<Question>> of(ModelLayout layout, ToIntFunction<String> counts) {
        DeclaredIndexes declared = new DeclaredIndexes(layout, counts);
        for (TableDefinition table : TableDefinitions.of(layout)) {
            if (table.name().startsWith("p_")) {
                table.indexes().forEach(index -> declared.questions.put(name(table.name(), index), new ArrayList<>()));
            }
        }
        layout.inOrder().forEach(declared::ofType);
        return declared.questions;
    }

    private static String name(String table, IndexDefinition index) {
        return table + "." + index.name();
    }

    private DeclaredIndexes(ModelLayout layout, ToIntFunction<String> counts) {
        this.layout = layout;
        this.counts = counts;
    }

    private void add(String table, String index, Question question) {
        List<Question> asked = questions.get(table + "." + index);
        if (asked == null) {
            throw new IllegalStateException("no index " + index + " of " + table + " for " + question.what());
        }
        asked.add(question);
    }

    private void ofType(TypeLayout type) {
        String id = type.type().id();
        String main = type.main().table(Stage.PUBLISHED);
        for (SystemProperty property :
                List.of(SystemProperty.CREATED_AT, SystemProperty.UPDATED_AT, SystemProperty.PUBLISHED_AT)) {
            FieldPath path = new FieldPath(List.of(property));
            String index = "i_" + Names.column(property.word());
            ordered(main, index, id, path);
            String late = MadeRows.moment(counts.applyAsInt(id) - PAGE).toString();
            compared(main, index, id, compare(path, Operator.GTE, Value.of(late)));
        }
        List<Segment> segments = new ArrayList<>(type.groups());
        segments.addFirst(type.main());
        for (Segment segment : segments) {
            segment.shared().forEach(column -> column(type, segment.table(Stage.PUBLISHED), column));
            segment.localized().forEach(column -> column(type, segment.textTable(Stage.PUBLISHED), column));
        }
        type.rows().forEach(rows -> ofRows(type, rows));
        links(type, List.of(), type.type().allFields());
        layout.model().reverses(type.type()).forEach(way -> back(type.type(), way));
    }

    private static boolean filters(Field field) {
        return field.visibility() != Visibility.INTERNAL
                && (field.filterable() || field.unique() || field.type() instanceof FieldType.Slug);
    }

    private void column(TypeLayout type, String table, ValueColumn column) {
        if (!column.indexed()) {
            return;
        }
        String id = type.type().id();
        List<Field> path = fields(type.type().allFields(), column.path());
        Field field = path.getLast();
        String index = "i_" + column.name();
        if (filters(field)) {
            conditions(FieldPath.of(path), column, id).forEach(condition -> compared(table, index, id, condition));
            if (column.role() == ColumnRole.VALUE && column.dataType().getType() == String.class) {
                Value common = Value.of(MadeRows.text(MadeRows.COMMON));
                compared(table, index, id, true, compare(FieldPath.of(path), Operator.EQ, common));
            }
        }
        boolean first = OrderColumn.ROLES.stream()
                .flatMap(role -> type.findColumn(column.path(), role).stream())
                .findFirst()
                .filter(place -> place.column().equals(column))
                .isPresent();
        if (field.sortable() && field.visibility() != Visibility.INTERNAL && path.size() == 1 && first) {
            ordered(table, index, id, FieldPath.of(path));
        }
    }

    private void ofRows(TypeLayout type, RowTable rows) {
        FieldType.Group group =
                (FieldType.Group) type.requireField(rows.group()).type();
        for (ValueColumn column : rows.columns()) {
            List<Field> path = fields(group.fields(), column.path());
            if (column.indexed() && filters(path.getLast())) {
                String id = type.type().id();
                for (Condition inner : conditions(FieldPath.of(path), column, id)) {
                    Condition some = new Condition.Linked(FieldPath.of(rows.group()), Condition.Quantifier.SOME, inner);
                    compared(rows.table(Stage.PUBLISHED), "i_" + column.name(), id, some);
                }
            }
        }
    }

    private static List<Field> fields(List<Field> among, List<FieldKey> path) {
        List<Field> found = new ArrayList<>();
        List<Field> fields = among;
        for (FieldKey key : path) {
            Field field = fields.stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            found.add(field);
            fields = field.type() instanceof FieldType.Group group ? group.fields() : List.of();
        }
        return found;
    }

    /** Conditions on the value of few, and on the few that come last. */
    private List<Condition> conditions(FieldPath path, ValueColumn column, String type) {
        int rare = MadeRows.rare(counts.applyAsInt(type));
        int late = MadeRows.late(counts.applyAsInt(type));
        Class<?> kind = column.dataType().getType();
        return switch (column.role()) {
            case SORT -> List.of();
            case FOLD ->
                List.of(
                        compare(path, Operator.ALIKE, Value.of(MadeRows.text(rare))),
                        compare(path, Operator.STARTS_WITH, Value.of(MadeRows.text(rare))));
            case AMOUNT -> numbers(with(path, Component.AMOUNT), rare, late);
            case EARLIEST -> numbers(with(path, Component.EARLIEST), rare, late);
            case LATEST -> numbers(with(path, Component.LATEST), rare, late);
            case CURRENCY, PRESENT -> throw new IllegalArgumentException("no index is for " + column);
            case VALUE, NORMALIZED -> {
                if (kind == String.class) {
                    yield List.of(compare(path, Operator.EQ, Value.of(MadeRows.text(rare))));
                }
                if (kind == Boolean.class) {
                    yield List.of(compare(path, Operator.EQ, Value.of(true)));
                }
                if (kind == LocalDate.class) {
                    yield values(
                            path,
                            MadeRows.day(rare).toString(),
                            MadeRows.day(late).toString());
                }
                if (kind == Instant.class) {
                    yield values(
                            path,
                            MadeRows.moment(rare).toString(),
                            MadeRows.moment(late).toString());
                }
                yield numbers(path, rare, late);
            }
        };
    }

    private static List<Condition> numbers(FieldPath path, int rare, int late) {
        return List.of(compare(path, Operator.EQ, Value.of(rare)), compare(path, Operator.GTE, Value.of(late)));
    }

    private static List<Condition> values(FieldPath path, String rare, String late) {
        return List.of(compare(path, Operator.EQ, Value.of(rare)), compare(path, Operator.GTE, Value.of(late)));
    }

    private static Condition compare(FieldPath path, Operator operator, Value value) {
        return new Condition.Compare(path, operator, List.of(value));
    }

    private static FieldPath with(FieldPath path, Component component) {
        List<FieldPath.Step> steps = new ArrayList<>(path.steps());
        steps.add(component);
        return new FieldPath(steps);
    }

    private Ask ask(Condition where, List<OrderKey> order) {
        return new Ask(
                layout.locales().defaultTag(), where, order, Optional.empty(), Optional.of(false), List.of(), false);
    }

    private void compared(String table, String index, String type, Condition where) {
        compared(table, index, type, false, where);
    }

    private void compared(String table, String index, String type, boolean common, Condition where) {
        Ask ask = ask(where, List.of());
        add(
                table,
                index,
                new Question(
                        where.toString(), type, common, (select, _) -> sql -> select.page(sql, ask, Page.first(PAGE))));
    }

    /** The first page either way, and those behind others. */
    private void ordered(String table, String index, String type, FieldPath path) {
        int count = counts.applyAsInt(type);
        for (boolean descending : new boolean[] {false, true}) {
            Ask ask = ask(Condition.always(), List.of(new OrderKey(path, descending)));
            String what = path + (descending ? " down" : " up");
            add(
                    table,
                    index,
                    new Question(what, type, false, (select, _) -> sql -> select.page(sql, ask, Page.first(PAGE))));
            for (int offset : new int[] {0, count / 5, count / 2, count - count / 20}) {
                add(
                        table,
                        index,
                        new Question(
                                what + " behind " + offset,
                                type,
                                false,
                                (select, sql) -> behind(select, ask, place(select, sql, ask, offset))));
            }
        }
    }

    private static List<@Nullable Object> place(EntrySelect select, DSLContext sql, Ask ask, int offset) {
        Page page = new Page(PAGE, Optional.empty(), false, offset);
        return select.page(sql, ask, page).getLast().place();
    }

    private static Asking behind(EntrySelect select, Ask ask, List<@Nullable Object> place) {
        Page page = new Page(PAGE, Optional.of(place), false, 0);
        return sql -> select.page(sql, ask, page);
    }

    private void links(TypeLayout type, List<Field> outer, List<Field> fields) {
        for (Field field : fields) {
            List<Field> path = new ArrayList<>(outer);
            path.add(field);
            String id = type.type().id();
            switch (field.type()) {
                case FieldType.Group group when !group.repeatable() -> links(type, path, group.fields());
                case FieldType.Term term
                when term.many() && filters(field) -> {
                    String rare = MadeRows.text(MadeRows.rare(counts.applyAsInt(id)));
                    for (String code : List.of(rare, MadeRows.text(MadeRows.COMMON))) {
                        Condition is = compare(FieldPath.of(path), Operator.EQ, Value.of(code));
                        compared(Stage.PUBLISHED.table("term"), "i_term", id, !code.equals(rare), is);
                    }
                }
                case FieldType.Reference reference
                when filters(field) -> {
                    for (String target : reference.targets()) {
                        UUID rare =
                                MadeRows.rareTarget(layout, target, counts.applyAsInt(id), counts.applyAsInt(target));
                        Condition is = Condition.compare("id", Operator.EQ, Value.of(rare.toString()));
                        Condition some = new Condition.Linked(FieldPath.of(path), Condition.Quantifier.SOME, is);
                        compared(Stage.PUBLISHED.table("reference"), "i_target", id, some);
                    }
                }
                default -> {
                    // asked by a column of its own, or not at all
                }
            }
        }
    }

    private void back(ContentType target, ReverseReference way) {
        Ask ask = ask(Condition.always(), List.of());
        String source = way.source().id();
        UUID rare = MadeRows.rareTarget(layout, target.id(), counts.applyAsInt(source), counts.applyAsInt(target.id()));
        UUID other = MadeRows.id(layout, target.id(), 7);
        for (List<UUID> targets : List.of(List.of(rare), List.of(rare, other))) {
            add(
                    Stage.PUBLISHED.table("reference"),
                    "i_target",
                    new Question(
                            way.name() + " of " + targets.size() + " of " + target.id(),
                            source,
                            false,
                            (select, _) -> sql -> select.linking(sql, ask, way, targets, Page.first(PAGE))));
        }
    }
}
