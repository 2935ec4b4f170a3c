package io.yizhan.core.endurance;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;
import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.generated.tables.records.EntryLocaleRecord;
import io.yizhan.core.database.generated.tables.records.EntryRecord;
import io.yizhan.core.database.generated.tables.records.EntryVersionRecord;
import io.yizhan.core.database.generated.tables.records.UniqueKeyRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many works out of the published ones, each with a title and a slug of its own: their truth alone, in bulk. What is derived
 * is for the reindexer to fill.
 */
final class Multiplication {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNK = 400;

    private final List<EntryRecord> entries = new ArrayList<>();
    private final List<EntryVersionRecord> versions = new ArrayList<>();
    private final List<EntryLocaleRecord> locales = new ArrayList<>();
    private final List<UniqueKeyRecord> keys = new ArrayList<>();

    /** Makes so many more works; the one transaction of the caller would be too long, so each chunk has its own. */
    static int works(Database database, int wanted) {
        List<EntryRecord> originals = database.read(
                sql -> sql.selectFrom(ENTRY).where(ENTRY.TYPE.eq("work")).fetch());
        int made = 0;
        for (int copy = 1; made < wanted; ) {
            Multiplication chunk = new Multiplication();
            int first = copy;
            int until = first + Math.max(1, CHUNK / originals.size());
            database.change(sql -> {
                for (EntryRecord original : originals) {
                    for (int number = first; number < until; number++) {
                        chunk.copy(sql, original, number);
                    }
                }
                chunk.insert(sql);
            });
            made += chunk.entries.size();
            copy = until;
        }
        return made;
    }

    private void copy(DSLContext sql, EntryRecord original, int number) {
        UUID id = UUID.nameUUIDFromBytes((original.getId() + "/" + number).getBytes(StandardCharsets.UTF_8));
        EntryVersionRecord version = sql.selectFrom(ENTRY_VERSION)
                .where(ENTRY_VERSION.ENTRY_ID.eq(original.getId()))
                .and(ENTRY_VERSION.NUMBER.eq(original.getHeadNumber()))
                .fetchSingle();
        EntryRecord entry = original.copy();
        entry.setId(id);
        entries.add(entry);
        EntryVersionRecord next = version.copy();
        next.setEntryId(id);
        next.setNumber(version.getNumber());
        String slug = renamed(next, number);
        versions.add(next);
        sql.selectFrom(ENTRY_LOCALE)
                .where(ENTRY_LOCALE.ENTRY_ID.eq(original.getId()))
                .forEach(row -> {
                    EntryLocaleRecord locale = row.copy();
                    locale.setEntryId(id);
                    locale.setLocale(row.getLocale());
                    locales.add(locale);
                });
        keys.add(new UniqueKeyRecord("work:core.slug", "*", slug, id, true, true));
    }

    private static String renamed(EntryVersionRecord version, int number) {
        ObjectNode fields = (ObjectNode) JSON.readTree(version.getFields());
        JsonNode titles = fields.get("core.title");
        ObjectNode renamed = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> title : titles.properties()) {
            renamed.put(title.getKey(), title.getValue().asString() + " " + number);
        }
        fields.set("core.title", renamed);
        String slug = fields.at("/core.slug/*").asString() + "-" + number;
        fields.set("core.slug", JSON.createObjectNode().put("*", slug));
        version.setFields(fields.toString());
        return slug;
    }

    private void insert(DSLContext sql) {
        insert(sql, entries);
        insert(sql, versions);
        insert(sql, locales);
        insert(sql, keys);
    }

    private static <R extends TableRecord<R>> void insert(DSLContext sql, List<R> rows) {
        var table = rows.getFirst().getTable();
        var insert = sql.insertInto(table).columns(table.fields());
        for (R row : rows) {
            insert = insert.values(row.intoArray());
        }
        insert.execute();
    }
}
