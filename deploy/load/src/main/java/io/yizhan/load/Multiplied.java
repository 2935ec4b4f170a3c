package io.yizhan.load;

import io.yizhan.core.database.Database;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * More works out of those that {@link LoadContent} has published: their rows of every published table and of unique values, written by
 * the database itself, without any truth behind them. The copies go on with the numbers of works.
 */
final class Multiplied {
    /** Rows of a table by one statement; the database is given up on if it says nothing for half a minute. */
    private static final int CHUNK = 10_000;

    /** That of copies, where they have one of their own; no original has it. */
    private static final String OTHER_SECTOR = "instrument-making";

    private final Database database;
    private final int originals;
    private final boolean apart;
    private int there;

    /**
     * @param originals works with the numbers 0 to this, without it
     * @param apart whether copies are of a sector of their own and have no long texts
     */
    Multiplied(Database database, int originals, boolean apart) {
        this.database = database;
        this.originals = originals;
        this.apart = apart;
        this.there = originals;
    }

    private record Column(String name, boolean binary) {}

    /** @param works wanted in all, a multiple of the originals */
    void to(int works) {
        if (works % originals != 0 || works < there) {
            throw new IllegalArgumentException(works + " works cannot be made out of " + originals);
        }
        List<String> tables = tables();
        int step = Math.max(1, CHUNK / originals);
        // a table waits for no other
        tables.parallelStream().forEach(table -> {
            for (int from = there / originals; from < works / originals; from += step) {
                String copies = IntStream.range(from, Math.min(works / originals, from + step))
                        .mapToObj(copy -> "select " + copy + " as copy")
                        .collect(Collectors.joining(" union all "));
                String insert = insert(table, copies);
                database.change(sql -> sql.execute(insert));
            }
        });
        there = works;
        // as the database does by itself some time after so many rows
        database.define(sql -> tables.forEach(table -> sql.fetch("analyze table `" + table + "`")));
    }

    private List<String> tables() {
        return database.read(sql -> sql
                .fetch("select c.table_name from information_schema.columns c"
                        + " where c.table_schema = database() and c.column_name = 'entry_id'"
                        + " and (c.table_name like 'p\\_%' or c.table_name = 'unique_key')")
                .getValues(0, String.class)
                .stream()
                .filter(table -> sql.fetch("select 1 from `" + table + "` where " + ofOriginals() + " limit 1")
                        .isNotEmpty())
                .toList());
    }

    private String ofOriginals() {
        return "entry_id between " + literal(LoadContent.id("work", 0)) + " and "
                + literal(LoadContent.id("work", originals - 1));
    }

    private static String literal(UUID id) {
        return "x'" + HexFormat.of().formatHex(FloorStore.bytes(id)) + "'";
    }

    private String insert(String table, String copies) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : columns(table)) {
            names.add("`" + column.name() + "`");
            values.add(value(column) + " as `" + column.name() + "`");
        }
        String original = "conv(hex(substr(o.entry_id, 13)), 16, 10)";
        return "insert into `" + table + "` (" + String.join(", ", names) + ") select " + String.join(", ", values)
                + " from (select " + original + " as source, k.copy, k.copy * " + originals + " + " + original
                + " as number, o.* from `" + table + "` o, (" + copies + ") k where o." + ofOriginals()
                + " order by k.copy, o.entry_id) m";
    }

    private List<Column> columns(String table) {
        return database.read(sql -> sql.fetch(
                        "select column_name, data_type like '%binary' from information_schema.columns"
                                + " where table_schema = database() and table_name = ? order by ordinal_position",
                        table)
                .map(row -> new Column(row.get(0, String.class), row.get(1, Boolean.class))));
    }

    private String value(Column column) {
        String itself = "m.`" + column.name() + "`";
        return switch (column.name()) {
            case "entry_id" -> "concat(substr(m.entry_id, 1, 12), unhex(lpad(hex(m.number), 8, '0')))";
            case "document" -> document();
            case "long_document" -> apart ? "null" : itself;
            case "f_sector" -> apart ? "'" + OTHER_SECTOR + "'" : itself;
            case "f_slug", "value" -> "concat('work-', m.number)";
            default -> {
                if (!column.name().startsWith("f_title")) {
                    yield itself;
                }
                // what orders them stays apart for each, and near that of the original
                yield column.binary()
                        ? "concat(" + itself + ", unhex(lpad(hex(m.copy), 8, '0')))"
                        : "replace(" + itself + ", m.source, m.number)";
            }
        };
    }

    private String document() {
        String document = "m.document";
        if (apart) {
            for (String sector : LoadContent.SECTORS) {
                document = "replace(" + document + ", '\"" + sector + "\"', '\"" + OTHER_SECTOR + "\"')";
            }
        }
        for (String around : List.of("\"work-%s\"", "\"Carving number %s\"", "\"玉雕第%s号\"")) {
            document = "replace(" + document + ", " + told(around, "source") + ", " + told(around, "number") + ")";
        }
        return document;
    }

    private static String told(String around, String number) {
        int place = around.indexOf("%s");
        return "concat('" + around.substring(0, place) + "', m." + number + ", '" + around.substring(place + 2) + "')";
    }
}
