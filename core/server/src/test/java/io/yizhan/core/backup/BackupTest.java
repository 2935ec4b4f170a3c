package io.yizhan.core.backup;

import static io.yizhan.core.backup.BackupRefused.Reason.DISK;
import static io.yizhan.core.backup.BackupRefused.Reason.FILES_MISSING;
import static io.yizhan.core.backup.BackupRefused.Reason.FILE_EXISTS;
import static io.yizhan.core.backup.BackupRefused.Reason.NEWER;
import static io.yizhan.core.backup.BackupRefused.Reason.NOTHING_THERE;
import static io.yizhan.core.backup.BackupRefused.Reason.NO_FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.database.BareDatabase;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.SchemaHistory;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.model.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of databases as they are, and what comes back of them. */
class BackupTest {
    private static final String ID = "0x0123456789abcdef00ff7f80feffee01";

    @TempDir
    Path folder;

    private Side side(String name) {
        return new Side(TestDatabase.create(), folder.resolve(name));
    }

    private Side empty(String name) {
        return new Side(TestDatabase.empty(), folder.resolve(name));
    }

    private static void refused(ThrowingCallable asked, BackupRefused.Reason reason, String named) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(BackupRefused.class, refused -> {
            assertThat(refused.reason()).as(refused.english()).isEqualTo(reason);
            assertThat(refused.english()).contains(named);
            assertThat(refused.chinese()).contains(named);
        });
    }

    @Test
    void everyKindOfValueComesBackAsItWas() {
        Path file = folder.resolve("values.zip");
        try (Side from = side("from");
                Side to = empty("to")) {
            String hash = from.keep(new byte[] {0, 1, 2});
            String text = "quotes \\\" \\\\ '' line\\n tab\\t zero\\0 玉 🐉 \u2028 end ";
            from.run(
                    "insert into setting (`key`, value) values ('odd', '" + text + "'), ('empty', '')",
                    "update setting set value = 'said by somebody' where `key` = 'setup'",
                    "update `position` set value = 9223372036854775807",
                    "insert into basket_line values (unhex(sha2('x', 256)), " + ID + ", 123456789012345.678, 'n', true,"
                            + " '1000-01-01 00:00:00', '9999-12-31 23:59:59.999999')",
                    "insert into basket_line values (unhex(sha2('y', 256)), " + ID + ", -0.001, '', false,"
                            + " '1986-05-04 00:30:00.000001', '2026-03-29 02:30:00.1')",
                    "insert into asset values (" + ID + ", 'jade', 'image', 'image/png', 'image/png', 3, null, 7, '"
                            + hash
                            + "', 0.1230, null, '{}', '{}', null, null, '', '2026-01-01', null, '2026-01-01', 1,"
                            + " '2026-01-02 03:04:05')",
                    "insert into plugin_package values ('" + hash + "', 0, 0x00ff0a0d5c27), ('" + hash + "', 1, '')");
            Manifest manifest = from.take(file, false, false);
            assertThat(manifest.position()).isEqualTo(Long.MAX_VALUE);
            assertThat(manifest.rows()).isEqualTo(10);

            to.restore(file);
            Map<String, List<String>> rows = CopiedRows.of(from.test.database());
            assertThat(CopiedRows.of(to.test.database())).isEqualTo(rows);
            assertThat(rows.get("basket_line"))
                    .anySatisfy(row -> assertThat(row)
                            .contains("\"123456789012345.678\"", "\"1000-01-01T00:00:00.000000Z\"", "true"));
            assertThat(rows.get("setting")).anySatisfy(row -> assertThat(row).contains("玉 🐉"));
            assertThat(to.kept()).isEqualTo(from.kept()).containsExactly(hash);
            assertThat(to.heard.tables).contains("setting 3", "basket_line 2", "plugin_package 2", "entry 0");
            assertThat(to.heard.steps).containsExactly(CopyListener.Step.values());
        }
    }

    /** More than a batch, and rows too long for one. */
    @Test
    void longTablesComeBackWhole() {
        Path file = folder.resolve("long.zip");
        try (Side from = side("from");
                Side to = empty("to")) {
            from.run(
                    "insert into inquiry_count (year, last) with recursive n as (select 1 i union all select i + 1 from n"
                            + " where i < 999) select i, i * 7 from n",
                    "insert into setting (`key`, value) select concat('long', year), repeat('长\"', 200000) from inquiry_count"
                            + " where year <= 7");
            from.take(file, false, false);
            to.restore(file);
            assertThat(CopiedRows.of(to.test.database())).isEqualTo(CopiedRows.of(from.test.database()));
            assertThat(to.heard.tables).contains("inquiry_count 999", "setting 8");
        }
    }

    /** A backup before an upgrade holds the tables of then; restoring it is upgrading. */
    @Test
    void tablesOfAnOlderVersionAreCopiedAsTheyAreAndMigratedAfterwards() {
        Path file = folder.resolve("older.zip");
        try (Side from = empty("from");
                Side to = empty("to")) {
            BareDatabase bare = from.context.getBean(BareDatabase.class);
            bare.with(database -> {
                bare.migrate(database, "8");
                return true;
            });
            from.run(
                    "insert into webhook_delivery values (repeat('a', 64), 5, 'one', 0, '2026-01-01', false, null, null)");
            assertThat(from.take(file, false, false).schema()).isEqualTo("8");
            assertThat(from.test.database().read(SchemaHistory::version))
                    .as("not touched")
                    .isEqualTo("8");

            to.restore(file);
            assertThat(to.test.database().read(SchemaHistory::version)).isEqualTo("8");
            Database migrated = to.context.getBean(Database.class);
            assertThat(migrated.read(SchemaHistory::version)).isNotEqualTo("8");
            Object audiences = migrated.read(sql -> sql.fetchValue("select audiences from webhook_delivery"));
            assertThat(audiences).isEqualTo("one");
        }
    }

    @Test
    void aBackupIsForItsOwnerAloneAndTakesNobodysPlace() throws IOException {
        Path file = folder.resolve("one.zip");
        try (Side from = side("from")) {
            from.take(file, false, false);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            byte[] before = Files.readAllBytes(file);
            refused(() -> from.take(file, false, false), FILE_EXISTS, "--force");
            assertThat(file).hasBinaryContent(before);
            from.run("insert into setting (`key`, value) values ('later', 'x')");
            from.take(file, true, false);
            assertThat(Parts.of(file).text("tables/setting.jsonl")).contains("later");
            refused(() -> from.take(folder.resolve("no/one.zip"), false, false), NO_FOLDER, "no");
            refused(() -> from.take(folder, true, false), FILE_EXISTS, folder.toString());
            assertThat(left()).containsExactly("one.zip");
        }
    }

    @Test
    void originalsThatAreMissingOrDamagedAreNamed() throws IOException {
        Path file = folder.resolve("missing.zip");
        try (Side from = side("from");
                Side to = empty("to")) {
            String whole = from.keep("whole".getBytes(StandardCharsets.UTF_8));
            String damaged = from.keep("damaged".getBytes(StandardCharsets.UTF_8));
            String missing = Digests.sha256Hex("missing");
            Files.writeString(stored("from", damaged), "damageD");
            asset(from, 1, "whole", whole, 5);
            asset(from, 2, "damaged one", damaged, 7);
            asset(from, 3, "missing one", missing, 7);
            refused(() -> from.take(file, false, false), FILES_MISSING, "damaged one");
            refused(() -> from.take(file, false, false), FILES_MISSING, "missing one");
            assertThat(left()).as("nothing is left of a backup that failed").isEmpty();

            Manifest manifest = from.take(file, false, true);
            assertThat(manifest.missing()).extracting(AssetFile::name).containsOnly("damaged one", "missing one");
            assertThat(Parts.of(file).all()).containsKey("files/" + whole).doesNotContainKey("files/" + damaged);
            // of another installation that used the folder before
            to.keep("whole".getBytes(StandardCharsets.UTF_8));
            Files.writeString(stored("to", whole), "whOle");
            assertThat(to.restore(file).missing()).hasSize(2);
            assertThat(to.kept()).containsExactly(whole);
            assertThat(stored("to", whole)).hasContent("whole");
        }
    }

    private Path stored(String side, String hash) {
        return folder.resolve(side).resolve(hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash);
    }

    private static void asset(Side side, int id, String name, String hash, int bytes) {
        side.run("insert into asset values (unhex('" + "0".repeat(31) + id + "'), '" + name
                + "', 'file', 'text/plain', 'text/plain', " + bytes + ", null, null, '" + hash
                + "', null, null, '{}', '{}', null, null, '', '2026-01-01', null, '2026-01-01', 1, null)");
    }

    @Test
    void whatIsNoDatabaseOfThisProgramIsNotCopied() {
        Path file = folder.resolve("never.zip");
        try (Side nothing = empty("nothing");
                Side newer = side("newer")) {
            refused(() -> nothing.take(file, false, false), NOTHING_THERE, "");
            newer.run("insert into schema_history (installed_rank, version, description, type, script, installed_by,"
                    + " execution_time, success) values (999, '999', 'x', 'SQL', 'V999__x.sql', 'x', 1, true)");
            refused(() -> newer.take(file, false, false), NEWER, "999");
            assertThat(file).doesNotExist();
        }
    }

    /** The folder is full, say: the database is as empty as before, and the restore can be run again. */
    @Test
    void filesThatCannotBeKeptLeaveTheDatabaseEmpty() throws IOException {
        Path file = folder.resolve("full.zip");
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        try (Side from = side("from");
                Side to = empty("to")) {
            String hash = from.keep(bytes);
            asset(from, 1, "one", hash, bytes.length);
            from.take(file, false, false);
            Path inTheWay = folder.resolve("to").resolve(hash.substring(0, 2));
            assertThat(to.kept()).isEmpty();
            Files.writeString(inTheWay, "a file where a folder should be");
            refused(() -> to.restore(file), DISK, inTheWay.getFileName().toString());
            assertThat(to.tables()).isEmpty();
            Files.delete(inTheWay);
            to.restore(file);
            assertThat(to.kept()).containsExactly(hash);
        }
    }

    /** Names of files that lie beside the folders of assets. */
    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }
}
