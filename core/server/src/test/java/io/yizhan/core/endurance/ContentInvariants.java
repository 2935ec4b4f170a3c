package io.yizhan.core.endurance;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.POSITION;

import io.yizhan.core.database.Database;
import io.yizhan.core.endurance.Article.Acknowledged;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Reindexer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What must always be true of content in a database, whatever happened to the servers that wrote it: truth, published state,
 * history, events and unique keys agree, and everything derived is what the truth gives. To be asked while nobody writes.
 */
public final class ContentInvariants {
    private static final int NAMED = 5;

    /** Each query finds what breaks the sentence before it. */
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("an entry has the version that is its head", """
                    select hex(e.id) from entry e left join entry_version v
                    on v.entry_id = e.id and v.number = e.head_number where v.number is null"""),
            Map.entry("versions are numbered from 1 to the head without a gap", """
                    select hex(v.entry_id) from entry_version v join entry e on e.id = v.entry_id
                    group by v.entry_id, e.head_number having count(*) <> e.head_number or max(v.number) <> e.head_number"""),
            Map.entry("only the head is open", """
                    select hex(v.entry_id), v.number from entry_version v join entry e on e.id = v.entry_id
                    where v.number < e.head_number and not v.closed"""),
            Map.entry("what is published is a closed version", """
                    select hex(l.entry_id), l.locale from entry_locale l left join entry_version v
                    on v.entry_id = l.entry_id and v.number = l.version_number where v.closed is null or not v.closed"""),
            Map.entry("a published locale is public in the history, with the same version", """
                    select hex(l.entry_id), l.locale from entry_locale l left join publication p
                    on p.entry_id = l.entry_id and p.locale = l.locale and p.to_at is null
                    where l.state = 'PUBLISHED' and (p.id is null or p.version_number <> l.version_number)"""),
            Map.entry("what is public in the history is published", """
                    select hex(p.entry_id), p.locale from publication p left join entry_locale l
                    on l.entry_id = p.entry_id and l.locale = p.locale and l.state = 'PUBLISHED'
                    where p.to_at is null and l.entry_id is null"""),
            Map.entry("a locale is public once at a time", """
                    select hex(entry_id), locale from publication where to_at is null
                    group by entry_id, locale having count(*) > 1"""),
            Map.entry("every publication has its event", """
                    select p.id from publication p left join event e
                    on e.position = p.from_position and e.entry_id = p.entry_id and e.kind = 'EntryPublished'
                    where e.position is null"""),
            Map.entry("every end of a publication has its event", """
                    select p.id from publication p left join event e
                    on e.position = p.to_position and e.entry_id = p.entry_id
                    where p.to_at is not null and e.position is null"""),
            Map.entry("every event of a publication has it in the history", """
                    select e.position from event e left join publication p
                    on p.from_position = e.position and p.entry_id = e.entry_id
                    where e.kind = 'EntryPublished' and p.id is null"""),
            Map.entry("positions of events are a row without a gap", """
                    select c.n from (select count(*) n, coalesce(max(position), 0) m from event) c, `position` p
                    where c.n <> c.m or c.n <> p.value"""),
            Map.entry("a unique value belongs to an entry that has it or had it published", """
                    select k.scope, k.value from unique_key k left join entry e on e.id = k.entry_id
                    where e.id is null or not (k.is_current or k.is_published)"""),
            Map.entry("nothing in the trash is published", """
                    select hex(e.id) from entry e join entry_locale l on l.entry_id = e.id and l.state = 'PUBLISHED'
                    where e.trashed_at is not null"""),
            Map.entry("a request done under a key has its answer", "select id from idempotency_key where answer = ''"));

    private final Database database;
    private final Layouts layouts;
    private final Reindexer reindexer;

    public ContentInvariants(Database database, Layouts layouts, Reindexer reindexer) {
        this.database = database;
        this.layouts = layouts;
        this.reindexer = reindexer;
    }

    /** Every broken sentence, with some of what breaks it; empty if all hold. Derived tables are filled again. */
    public List<String> broken() {
        List<String> broken = database.write(sql -> {
            awaitWriters(sql);
            List<String> found = new ArrayList<>();
            SENTENCES.forEach((sentence, query) -> {
                List<String> rows =
                        sql.resultQuery(query).fetch(row -> row.valuesRow().toString());
                complain(found, "not so: " + sentence, rows);
            });
            return found;
        });
        broken.addAll(derivedButNotTrue());
        return broken;
    }

    /** Publications that were acknowledged and are not there, or there more than once. */
    public List<String> lost(Collection<Acknowledged> acknowledged) {
        return database.read(sql -> {
            List<String> lost = new ArrayList<>();
            for (Acknowledged one : acknowledged) {
                List<Long> positions = sql.resultQuery(
                                "select position from event where entry_id = ? and kind = 'EntryPublished'"
                                        + " and json_value(payload, '$.version') = ?",
                                DSL.val(UUID.fromString(one.id()), ENTRY.ID),
                                DSL.val(one.version()))
                        .fetch(0, Long.class);
                if (!positions.equals(List.of(one.position()))) {
                    lost.add(one + " is at " + positions);
                }
            }
            return lost;
        });
    }

    /** A killed server's transactions may still be on their way out: whoever holds these rows is waited for. */
    private static void awaitWriters(DSLContext sql) {
        sql.select(ENTRY.ID).from(ENTRY).forUpdate().fetch();
        sql.selectFrom(POSITION).forUpdate().fetch();
    }

    private List<String> derivedButNotTrue() {
        ModelLayout layout = layouts.current();
        Map<String, List<String>> before = database.read(ContentInvariants::derived);
        reindexer.reindex(layout, layout.model().types().keySet(), (_, _, _) -> {});
        Map<String, List<String>> after = database.read(ContentInvariants::derived);
        List<String> broken = new ArrayList<>();
        after.forEach((table, rows) -> {
            List<String> was = before.getOrDefault(table, List.of());
            complain(broken, table + " held what the truth does not give", without(was, rows));
            complain(broken, table + " lacked what the truth gives", without(rows, was));
        });
        return broken;
    }

    /** The rows of one list that the other has not as often. */
    private static List<String> without(List<String> rows, List<String> others) {
        Map<String, Integer> count = new HashMap<>();
        others.forEach(row -> count.merge(row, 1, Integer::sum));
        return rows.stream()
                .filter(row -> count.merge(row, -1, Integer::sum) < 0)
                .toList();
    }

    private static void complain(List<String> into, String sentence, List<String> rows) {
        if (!rows.isEmpty()) {
            into.add(sentence + " (" + rows.size() + "): "
                    + String.join("; ", rows.subList(0, Math.min(NAMED, rows.size()))));
        }
    }

    private static Map<String, List<String>> derived(DSLContext sql) {
        Map<String, List<String>> tables = new TreeMap<>();
        Set<String> names = sql.fetch("show tables").intoSet(0, String.class);
        for (String name : names) {
            if (name.startsWith("d_") || name.startsWith("p_")) {
                List<String> rows = sql.selectFrom(DSL.table(DSL.name(name))).fetch(ContentInvariants::text);
                Collections.sort(rows);
                tables.put(name, rows);
            }
        }
        return tables;
    }

    private static String text(Record row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                String shown = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
                text.append(row.fields()[i].getName()).append('=').append(shown).append(' ');
            }
        }
        return text.toString();
    }
}
