package io.yizhan.core.transfer;

import static io.yizhan.core.database.generated.Tables.IMPORTED_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.DeliveryServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How fast rows come in, beside a floor: the very rows that the import has made, in all tables, written to empty tables of
 * the same form by plain prepared statements in batches and transactions of as many entries.
 */
@Tag("full")
class ImportSpeedTest {
    private static final Logger LOG = LoggerFactory.getLogger(ImportSpeedTest.class);
    private static final Path TATE = ImportServer.SHIPPED.resolve("tate.yaml");
    private static final Path SAMPLE = ImportServer.SHIPPED.resolve("sample").resolve("tate-artworks.jsonl");
    private static final int ROWS = Integer.parseInt(System.getenv().getOrDefault("YIZHAN_TEST_IMPORT_ROWS", "2000"));
    private static final int BATCH = 250;
    private static final double NANOS = 1e9;
    /** Loose: other programs may run beside. */
    private static final double MOST = 12;

    @AutoClose
    private static final ImportServer SERVER = new ImportServer();

    @AutoClose
    private static final DeliveryServer EMPTY = new DeliveryServer();

    private final List<String> report = new ArrayList<>();

    /** How long something took, and how much processor time of this thread and of an embedded database. */
    private record Cost(double seconds, double cpuSeconds) {
        static Cost since(Cost began) {
            Cost now = now();
            return new Cost(now.seconds - began.seconds, now.cpuSeconds - began.cpuSeconds);
        }

        static Cost now() {
            double mine = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / NANOS;
            double database = ProcessHandle.current()
                    .descendants()
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .mapToDouble(cpu -> cpu.toNanos() / NANOS)
                    .sum();
            return new Cost(System.nanoTime() / NANOS, mine + database);
        }

        Cost plus(Cost more) {
            return new Cost(seconds + more.seconds, cpuSeconds + more.cpuSeconds);
        }
    }

    @Test
    void isNotManyTimesSlowerThanWritingTheRowsAlone() throws IOException {
        SERVER.run("works", SAMPLE, TATE, true);
        timed("warm", 500, "", true);
        report.add("| rows | import /s | floor /s | floor ÷ import | import per CPU second | floor per CPU second |");
        report.add("|---|---|---|---|---|---|");
        double drafts = compared("new, drafts", timed("draft", ROWS, "", false), floor("draft"));
        double published = compared("new, published", timed("public", ROWS, "", true), floor("public"));
        Cost changed = timed("public", ROWS, " (corrected)", true);
        Cost unchanged = timed("public", ROWS, " (corrected)", true);
        report.add(line("changed, published again", changed, Optional.empty()));
        report.add(line("unchanged", unchanged, Optional.empty()));
        report.forEach(line -> LOG.info("{}", line));
        Files.write(Path.of("target", "import-speed.md"), report);
        assertThat(List.of(drafts, published)).allMatch(times -> times < MOST);
        assertThat(unchanged.cpuSeconds()).isLessThan(changed.cpuSeconds());
    }

    /** How many times longer the import took. */
    private double compared(String what, Cost cost, Cost floor) {
        report.add(line(what, cost, Optional.of(floor)));
        return cost.seconds() / floor.seconds();
    }

    private static String line(String what, Cost cost, Optional<Cost> floor) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %s | %s | %.0f | %s |",
                what,
                ROWS / cost.seconds(),
                floor.map(one -> String.format(Locale.ROOT, "%.0f", ROWS / one.seconds()))
                        .orElse(""),
                floor.map(one -> String.format(Locale.ROOT, "%.2f", one.seconds() / cost.seconds()))
                        .orElse(""),
                ROWS / cost.cpuSeconds(),
                floor.map(one -> String.format(Locale.ROOT, "%.0f", ROWS / one.cpuSeconds()))
                        .orElse(""));
    }

    /** What an import of works cost; every row must go in. */
    private static Cost timed(String name, int rows, String medium, boolean publish) throws IOException {
        List<String> sample = Files.readAllLines(SAMPLE);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            ObjectNode work = (ObjectNode) JsonMapper.shared().readTree(sample.get(i % sample.size()));
            String id = name + "-" + i;
            work.put("id", id).put("acno", id).put("medium", work.path("medium").asString("") + medium);
            text.append(work).append('\n');
        }
        Path file = SERVER.write(name + ".jsonl", text.toString());
        Watch watch = new Watch();
        ImportCounts counts = SERVER.server()
                .bean(ImportService.class)
                .run(new ImportService.Request("works", file, TATE, publish, Optional.empty(), false), watch);
        assertThat(counts.rows()).isEqualTo(rows);
        assertThat(counts.refused()).isZero();
        return watch.cost;
    }

    /** Times the last of several imports. */
    private static final class Watch implements ImportListener {
        private Cost began = Cost.now();
        private Cost cost = began;

        @Override
        public void begins(String importName, Path file) {
            began = Cost.now();
        }

        @Override
        public void noFiles(String importName, String pattern) {
            // people are there already
        }

        @Override
        public void progress(double share, ImportCounts counts) {
            // only the whole counts
        }

        @Override
        public void line(ReportLine line) {
            // what is noted of the sample is known
        }

        @Override
        public void ended(String importName, Path file, ImportCounts counts) {
            cost = Cost.since(began);
        }
    }

    /** What writing the same rows costs; the rows are read before. */
    private static Cost floor(String name) {
        List<UUID> ids = SERVER.database()
                .read(sql -> sql.select(IMPORTED_ENTRY.ENTRY_ID)
                        .from(IMPORTED_ENTRY)
                        .where(IMPORTED_ENTRY.EXTERNAL_ID.startsWith(name + "-"))
                        .orderBy(IMPORTED_ENTRY.ENTRY_ID)
                        .fetch(IMPORTED_ENTRY.ENTRY_ID));
        assertThat(ids).hasSize(ROWS);
        Map<String, String> tables = tables();
        Cost cost = new Cost(0, 0);
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            Map<String, Result<Record>> rows = new LinkedHashMap<>();
            tables.forEach((table, id) -> {
                Result<Record> read = rows(table, id, some);
                if (!read.isEmpty()) {
                    rows.put(table, read);
                }
            });
            Cost began = Cost.now();
            EMPTY.bean(Database.class)
                    .change(sql -> sql.connection(connection -> {
                        for (Map.Entry<String, Result<Record>> table : rows.entrySet()) {
                            try (PreparedStatement insert =
                                    connection.prepareStatement(insert(table.getKey(), table.getValue()))) {
                                write(insert, table.getValue());
                            }
                        }
                    }));
            cost = cost.plus(Cost.since(began));
        }
        return cost;
    }

    /** Tables that hold rows of entries, with the column of the entry's id. */
    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("entry", "id");
        SERVER.database()
                .read(sql -> sql.select(DSL.field("table_name", String.class))
                        .from("information_schema.columns")
                        .where("table_schema = database() and column_name = 'entry_id'")
                        .fetch(DSL.field("table_name", String.class)))
                .forEach(table -> tables.put(table, "entry_id"));
        return tables;
    }

    private static Result<Record> rows(String table, String id, List<UUID> entries) {
        return SERVER.database()
                .read(sql -> sql.select(DSL.asterisk())
                        .from(DSL.table(DSL.name(table)))
                        .where(DSL.field(DSL.name(id), IMPORTED_ENTRY.ENTRY_ID.getDataType())
                                .in(entries))
                        .fetch());
    }

    private static String insert(String table, Result<Record> rows) {
        List<String> columns = new ArrayList<>();
        rows.fieldStream().forEach(field -> columns.add("`" + field.getName() + "`"));
        return "insert into `" + table + "` (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    private static void write(PreparedStatement insert, Result<Record> rows) throws SQLException {
        for (Record row : rows) {
            for (int i = 0; i < row.size(); i++) {
                insert.setObject(i + 1, row.get(i));
            }
            insert.addBatch();
        }
        insert.executeBatch();
    }
}
