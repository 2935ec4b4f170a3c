package io.yizhan.core.projection;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.projection.TableDefinition.ColumnDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Rows of published entries in any number, in every table of a layout: made by the database from numbers, without any entry behind
 * them. Of each column three tenths of the entries have one common value, a tenth has none, and any other value is that of a few.
 */
final class MadeRows {
    /** Entries that share a value that is not common, at most. */
    static final int FEW = 5;

    /** The number that stands in columns of three tenths of the entries. */
    static final int COMMON = 0;

    private static final String NUMBERS = "made_numbers";
    private static final int CHUNK = 20_000;
    private static final int LEAST = 10 * FEW;

    /** Letters of a code. */
    private static final int CURRENCY = 3;

    /** A prime, so that neighbours have other values. */
    private static final long SPREAD = 7919;

    private final DSLContext sql;
    private final ModelLayout layout;
    private final ToIntFunction<String> counts;
    private final Map<String, Integer> ordinals = new HashMap<>();

    /**
     * @param layout in force, its published tables empty
     * @param counts entries wanted of a type, by its id; a multiple of 50
     */
    static void fill(Database database, ModelLayout layout, ToIntFunction<String> counts) {
        database.define(sql -> new MadeRows(sql, layout, counts).fill());
    }

    private MadeRows(DSLContext sql, ModelLayout layout, ToIntFunction<String> counts) {
        this.sql = sql;
        this.layout = layout;
        this.counts = counts;
        layout.inOrder().forEach(type -> ordinals.put(type.type().id(), ordinals.size() + 1));
    }

    private static int distinct(int count) {
        return count / FEW;
    }

    /** The number that stands in columns of entries that have a rare value; theirs alone. */
    static int rare(int count) {
        return 1 + Math.floorMod((count - 1) * SPREAD, distinct(count));
    }

    /** A number only few lie beyond. */
    static int late(int count) {
        return distinct(count) - 10;
    }

    /** An entry to which few of a type lead. */
    static UUID rareTarget(ModelLayout layout, String target, int count, int targets) {
        return id(layout, target, 1 + Math.floorMod((count - 1) * SPREAD, targets(count, targets)));
    }

    private static int targets(int count, int targets) {
        return Math.min(distinct(count), targets);
    }

    static String text(int number) {
        return "v" + number;
    }

    static LocalDate day(int number) {
        return LocalDate.of(2000, 1, 1).plusDays(number);
    }

    static Instant moment(int number) {
        return Instant.parse("2000-01-01T00:00:00Z").plusSeconds(60L * number);
    }

    /** An entry of a type. */
    static UUID id(ModelLayout layout, String type, int number) {
        int ordinal = 1 + layout.inOrder().indexOf(layout.require(type));
        return new UUID((long) ordinal << 48, number);
    }

    private void fill() {
        numbers();
        Map<String, TableDefinition> tables =
                TableDefinitions.of(layout).stream().collect(Collectors.toMap(TableDefinition::name, table -> table));
        for (TypeLayout type : layout.inOrder()) {
            List<String> names = new ArrayList<>();
            segment(type.main(), names);
            type.groups().forEach(group -> segment(group, names));
            type.rows().forEach(rows -> names.add(rows.table(Stage.PUBLISHED)));
            names.forEach(name ->
                    table(Objects.requireNonNull(tables.get(name)), type.type().id()));
            links(type.type().id(), List.of(), type.type().allFields());
        }
        tables.keySet().stream()
                .filter(name -> name.startsWith("p_"))
                .forEach(name -> sql.fetch("analyze table `" + name + "`"));
    }

    private static void segment(Segment segment, List<String> names) {
        names.add(segment.table(Stage.PUBLISHED));
        if (segment.hasTexts() || segment.base().equals(names.getFirst().substring(2))) {
            names.add(segment.textTable(Stage.PUBLISHED));
        }
    }

    private void numbers() {
        sql.execute("create table " + NUMBERS + " (n int not null primary key)");
        sql.execute("insert into " + NUMBERS + " values (1)");
        int most = layout.inOrder().stream()
                .mapToInt(type -> counts.applyAsInt(type.type().id()))
                .max()
                .orElseThrow();
        for (int made = 1; made < most; made *= 2) {
            sql.execute("insert into " + NUMBERS + " select n + " + made + " from " + NUMBERS);
        }
    }

    private void table(TableDefinition table, String type) {
        int count = counts.applyAsInt(type);
        if (count < LEAST || count % LEAST != 0) {
            throw new IllegalArgumentException(count + " entries of " + type);
        }
        boolean texts =
                table.columns().stream().anyMatch(column -> column.name().equals(ProjectionTables.LOCALE.getName()));
        List<String> locales = texts ? layout.locales().tags() : List.of("");
        for (String locale : locales) {
            Map<String, String> values = new HashMap<>();
            table.columns().forEach(column -> values.put(column.name(), value(column, type, count, locale)));
            insert(table.name(), values, count);
        }
    }

    private void insert(String table, Map<String, String> values, int count) {
        List<String> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        values.forEach((column, value) -> {
            columns.add("`" + column + "`");
            selected.add(value);
        });
        for (int from = 0; from < count; from += CHUNK) {
            sql.execute("insert into `" + table + "` (" + String.join(", ", columns) + ") select "
                    + String.join(", ", selected) + " from " + NUMBERS + " where n > " + from + " and n <= "
                    + Math.min(count, from + CHUNK));
        }
    }

    private String value(ColumnDefinition column, String type, int count, String locale) {
        if (column.dataType().length() == CURRENCY) {
            return "'CNY'";
        }
        if (column.name().startsWith("f_")) {
            return "if(n % 10 = 4, null, " + of(column.dataType().getType(), number(count), count) + ")";
        }
        return switch (column.name()) {
            case "entry_id" -> id(type, "n");
            case "version_number", "row_ordinal" -> "1";
            case "state" -> "'PUBLISHED'";
            case "trashed" -> "false";
            case "created_at", "updated_at", "published_at" -> of(Instant.class, "n", count);
            case "document" -> "'{\"locales\":[],\"fields\":{}}'";
            case "long_document", "links" -> "null";
            case "locale", "delivered" -> "'" + locale + "'";
            default -> throw new IllegalArgumentException("nothing is known of " + column);
        };
    }

    private static String number(int count) {
        return "if(n % 10 < 3, " + COMMON + ", 1 + (n * " + SPREAD + ") % " + distinct(count) + ")";
    }

    private static String of(Class<?> type, String number, int count) {
        if (type == String.class) {
            return "concat('v', " + number + ")";
        }
        if (type == Boolean.class) {
            return "(" + number + " = " + rare(count) + ")";
        }
        if (type == byte[].class) {
            return "unhex(lpad(hex(" + number + "), 16, '0'))";
        }
        if (type == LocalDate.class) {
            return "date_add('2000-01-01', interval " + number + " day)";
        }
        if (type == Instant.class) {
            return "date_add('2000-01-01 00:00:00', interval " + number + " minute)";
        }
        return number;
    }

    private String id(String type, String number) {
        String start = HexFormat.of()
                .toHexDigits(Objects.requireNonNull(ordinals.get(type)).shortValue());
        return "unhex(concat('" + start + "', lpad(hex(" + number + "), 28, '0')))";
    }

    /** Rows of terms and references, for fields at any depth. */
    private void links(String type, List<FieldKey> outer, List<Field> fields) {
        for (Field field : fields) {
            List<FieldKey> path = new ArrayList<>(outer);
            path.add(field.key());
            switch (field.type()) {
                case FieldType.Group group -> links(type, path, group.fields());
                case FieldType.Blocks blocks ->
                    blocks.components().forEach(component -> {
                        List<FieldKey> inside = new ArrayList<>(path);
                        inside.add(component.step().key());
                        links(type, inside, component.fields());
                    });
                case FieldType.Term term
                when term.many() ->
                    link(type, path, "term", Map.of("term", "concat('v', " + number(counts.applyAsInt(type)) + ")"));
                case FieldType.Reference reference -> {
                    for (String target : reference.targets()) {
                        int targets = targets(counts.applyAsInt(type), counts.applyAsInt(target));
                        String number = "if(n % 10 < 3, 1, 1 + (n * " + SPREAD + ") % " + targets + ")";
                        Map<String, String> values = new HashMap<>();
                        values.put("target_id", id(target, number));
                        values.put("target_type", "'" + target + "'");
                        values.put("attributes", "null");
                        values.put(
                                "ordinal", Integer.toString(reference.targets().indexOf(target)));
                        link(type, path, "reference", values);
                    }
                }
                default -> {
                    // lies in a column, or is only shown
                }
            }
        }
    }

    private void link(String type, List<FieldKey> path, String table, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("ordinal", "0"));
        all.putAll(values);
        all.put("entry_id", id(type, "n"));
        all.put("entry_type", "'" + type + "'");
        all.put("field", "'" + Names.path(path) + "'");
        all.put("row_ordinal", "1");
        insert(Stage.PUBLISHED.table(table), all, counts.applyAsInt(type));
    }
}
