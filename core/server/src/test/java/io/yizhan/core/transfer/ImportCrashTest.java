package io.yizhan.core.transfer;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;
import static io.yizhan.core.database.generated.Tables.EVENT;
import static io.yizhan.core.database.generated.Tables.IMPORTED_ENTRY;
import static io.yizhan.core.database.generated.Tables.PUBLICATION;
import static io.yizhan.core.database.generated.Tables.UNIQUE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.transfer.ImportServer.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An import that is killed goes on when it is run again: nothing lost, nothing doubled. */
class ImportCrashTest {
    private static final int ROWS = 1000;

    @AutoClose
    private static final ImportServer SERVER = new ImportServer();

    @Test
    void goesOnAfterTheProgramWasKilled() throws Exception {
        killAndGoOn("crash", 250);
    }

    @Tag("full")
    @RepeatedTest(20)
    void goesOnWhereverItWasKilled(RepetitionInfo round) throws Exception {
        killAndGoOn("crash" + round.getCurrentRepetition(), 1 + round.getCurrentRepetition() * 40);
    }

    private static void killAndGoOn(String source, int least) throws Exception {
        Path mapping = SERVER.write(source + ".yaml", """
                source: %s
                imports:
                  works:
                    locale: en
                    key: id
                    fields:
                      title: title
                      kind: { constant: physical }
                      medium: medium
                      dating: date
                      keywords: { each: "words[]", fields: { text: . } }
                """.formatted(source));
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= ROWS; i++) {
            rows.append("{\"id\": " + i + ", \"title\": \"Sheet " + i + "\", \"medium\": \"Paper\", \"date\": \"c."
                    + (1500 + i % 400) + "\", \"words\": [\"a\", \"b\"]}\n");
        }
        rows.append("{\"title\": \"Without a key\"}\n");
        Path file = SERVER.write(source + ".jsonl", rows.toString());
        Process program = start(source, file, mapping);
        try {
            while (count(source) < least) {
                assertThat(program.waitFor(10, TimeUnit.MILLISECONDS))
                        .as("the program ended early")
                        .isFalse();
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
        int kept = count(source);
        Done done = SERVER.run("works", file, mapping, true);
        assertThat(done.counts().created() + done.counts().unchanged()).isEqualTo(ROWS);
        assertThat(done.counts().unchanged()).isGreaterThanOrEqualTo(kept).isGreaterThanOrEqualTo(least);
        assertThat(done.codes()).containsExactly((ROWS + 1) + " REFUSED - NO_KEY");
        assertThatAllIsThereOnce(source);
        assertThat(SERVER.run("works", file, mapping, true).counts())
                .isEqualTo(new ImportCounts(ROWS + 1, 0, 0, ROWS, 1, 0));
    }

    private static void assertThatAllIsThereOnce(String source) {
        Map<String, Integer> counts = SERVER.database().read(sql -> {
            var mine = DSL.select(IMPORTED_ENTRY.ENTRY_ID).from(IMPORTED_ENTRY).where(IMPORTED_ENTRY.SOURCE.eq(source));
            var id = DSL.field("entry_id", ENTRY.ID.getDataType());
            return Map.of(
                    "entries", sql.fetchCount(ENTRY, ENTRY.ID.in(mine)),
                    "versions", sql.fetchCount(ENTRY_VERSION, ENTRY_VERSION.ENTRY_ID.in(mine)),
                    "slugs",
                            sql.fetchCount(
                                    UNIQUE_KEY, UNIQUE_KEY.ENTRY_ID.in(mine).and(UNIQUE_KEY.IS_PUBLISHED.isTrue())),
                    "events", sql.fetchCount(EVENT, EVENT.ENTRY_ID.in(mine)),
                    "publications", sql.fetchCount(PUBLICATION, PUBLICATION.ENTRY_ID.in(mine)),
                    "drafts", sql.fetchCount(DSL.table("d_work"), id.in(mine)),
                    "published", sql.fetchCount(DSL.table("p_work"), id.in(mine)));
        });
        assertThat(counts)
                .isEqualTo(Map.of(
                        "entries", ROWS,
                        "versions", ROWS,
                        "slugs", ROWS,
                        "events", 2 * ROWS,
                        "publications", 2 * ROWS,
                        "drafts", ROWS,
                        "published", ROWS));
        int strays = SERVER.database()
                .read(sql -> sql.fetchCount(
                        ENTRY,
                        ENTRY.ID.notIn(DSL.select(IMPORTED_ENTRY.ENTRY_ID).from(IMPORTED_ENTRY))));
        assertThat(strays).isZero();
    }

    private static int count(String source) {
        return SERVER.database().read(sql -> sql.fetchCount(IMPORTED_ENTRY, IMPORTED_ENTRY.SOURCE.eq(source)));
    }

    private static Process start(String source, Path file, Path mapping) throws IOException {
        Map<String, Object> database = SERVER.server().databaseProperties();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProgram.class.getName()));
        for (String key : List.of("url", "user", "password")) {
            command.add(String.valueOf(database.get("yizhan.database." + key)));
        }
        command.add(file.toString());
        command.add(mapping.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", source + ".log").toFile())
                .start();
    }
}
