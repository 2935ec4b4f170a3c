package io.yizhan.core.backup;

import static io.yizhan.core.backup.BackupRefused.Reason.DAMAGED;
import static io.yizhan.core.backup.BackupRefused.Reason.HALF_FILLED;
import static io.yizhan.core.backup.BackupRefused.Reason.NEWER;
import static io.yizhan.core.backup.BackupRefused.Reason.NOT_EMPTY;
import static io.yizhan.core.backup.BackupRefused.Reason.NO_BACKUP;
import static io.yizhan.core.backup.BackupRefused.Reason.UNKNOWN_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.database.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no whole backup, and databases that are not empty: said by name, before anything is written. */
@Tag("any-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreRefusedTest {
    private static final int HEADER = 30;

    @TempDir
    static Path folder;

    private Path good;
    private Side to;
    private String picture;

    @BeforeAll
    void takeOne() {
        to = new Side(TestDatabase.empty(), folder.resolve("to"));
        byte[] bytes = new byte[5000];
        new Random(7).nextBytes(bytes);
        good = folder.resolve("good.zip");
        try (Side from = new Side(TestDatabase.create(), folder.resolve("from"))) {
            picture = from.keep(bytes);
            from.run(
                    "insert into asset values (unhex(repeat('a', 32)), 'p', 'image', 'image/png', 'image/png', 5000, 1, 1, '"
                            + picture
                            + "', null, null, '{}', '{}', null, null, '', '2026-01-01', null, '2026-01-01', 1, null)");
            from.run("insert into setting (`key`, value) values ('siteName', '" + picture.repeat(4) + "')");
            from.take(good, false, false);
        }
    }

    @AfterAll
    void close() {
        to.close();
    }

    private void refused(Path file, BackupRefused.Reason reason, String named) {
        assertThatThrownBy(() -> to.restore(file)).isInstanceOfSatisfying(BackupRefused.class, refused -> {
            assertThat(refused.reason()).as(refused.english()).isEqualTo(reason);
            assertThat(refused.english()).contains(named);
            assertThat(refused.chinese()).contains(named);
        });
        assertThat(to.tables()).as("nothing was written").isEmpty();
        assertThat(to.kept()).as("nothing was kept").isEmpty();
    }

    private Path changed() {
        return folder.resolve("changed.zip");
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(changed(), bytes);
    }

    @Test
    void aFileThatIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(good);
        for (int length : List.of(0, 1, 100, whole.length / 2, whole.length - 30, whole.length - 1)) {
            refused(write(Arrays.copyOf(whole, length)), DAMAGED, "changed.zip");
        }
    }

    @Test
    void aByteThatIsAnother() throws IOException {
        Random random = new Random(11);
        for (String part : List.of("tables/setting.jsonl", "tables/asset.jsonl", "files/" + picture, "manifest.json")) {
            byte[] whole = Files.readAllBytes(good);
            int data = data(whole, part);
            for (int i = 0; i < 5; i++) {
                byte[] other = whole.clone();
                other[data + random.nextInt(10, 40)] ^= (byte) (1 << random.nextInt(8));
                refused(write(other), DAMAGED, part);
            }
        }
    }

    /** Where the packed bytes of a part begin: behind its local header (APPNOTE 4.3.7). */
    private static int data(byte[] zip, String part) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = part.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < zip.length - HEADER; at++) {
            int from = at + HEADER;
            if (bytes.getInt(at) == 0x04034b50
                    && bytes.getShort(at + 26) == name.length
                    && Arrays.equals(zip, from, from + name.length, name, 0, name.length)) {
                return from + name.length + bytes.getShort(at + 28);
            }
        }
        throw new IllegalStateException("there is no " + part);
    }

    @Test
    void whatIsNoBackup() throws IOException {
        refused(folder.resolve("nowhere.zip"), NO_BACKUP, "nowhere.zip");
        refused(Parts.of(good).without("manifest.json").write(changed()), NO_BACKUP, "manifest.json");
        refused(write("PK is not enough".getBytes(StandardCharsets.UTF_8)), DAMAGED, "changed.zip");
        refused(Parts.of(good).with("manifest.json", "[1]").write(changed()), DAMAGED, "manifest.json");
        refused(Parts.of(good).with("manifest.json", "{\"format\":1}").write(changed()), DAMAGED, "manifest.json");
    }

    @Test
    void partsThatAreMissingTooManyOrOfOtherTables() {
        refused(Parts.of(good).without("tables/setting.jsonl").write(changed()), DAMAGED, "tables/setting.jsonl");
        refused(Parts.of(good).without("files/" + picture).write(changed()), DAMAGED, "files/" + picture);
        refused(Parts.of(good).with("files/../../x", "x").write(changed()), UNKNOWN_PART, "manifest.json");
        Parts renamed = Parts.of(good);
        String rows = renamed.text("tables/setting.jsonl");
        refused(
                renamed.without("tables/setting.jsonl")
                        .with("tables/../x.jsonl", rows)
                        .manifest("\"setting\"", "\"../x\"")
                        .write(changed()),
                UNKNOWN_PART,
                "../x");
        refused(Parts.of(good).manifest("\"setting\"", "\"session\"").write(changed()), UNKNOWN_PART, "session");
    }

    @Test
    void rowsThatDoNotFitTheirColumns() {
        for (String row : List.of("[\"a\",\"b\",\"c\"]\n", "[1,\"b\"]\n", "{}\n", "[\"a\",\"b\"", "no\n", "\n")) {
            refused(Parts.of(good).rows("setting", row).write(changed()), DAMAGED, "tables/setting.jsonl");
        }
        for (String value : List.of("1.5", "\"1\"", "true", "99999999999999999999")) {
            refused(
                    Parts.of(good).rows("position", "[1," + value + "]\n").write(changed()),
                    DAMAGED,
                    "tables/position.jsonl");
        }
        for (String time : List.of("2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T00:00:00+01:00", "' or 1")) {
            refused(
                    Parts.of(good)
                            .rows("webhook_delivery", "[\"a\",1,\"x\",0,\"" + time + "\",false,null,null]\n")
                            .write(changed()),
                    DAMAGED,
                    "tables/webhook_delivery.jsonl");
        }
        refused(
                Parts.of(good).manifest("\"rows\" : 2", "\"rows\" : 3").write(changed()),
                DAMAGED,
                "tables/setting.jsonl");
    }

    @Test
    void whatANewerProgramMade() {
        refused(Parts.of(good).manifest("\"format\" : 1", "\"format\" : 2").write(changed()), NEWER, "2");
        String schema = Archive.open(good).manifest().schema();
        refused(
                Parts.of(good)
                        .manifest("\"schema\" : \"" + schema + "\"", "\"schema\" : \"999\"")
                        .write(changed()),
                NEWER,
                "999");
    }

    @Test
    void aDatabaseThatIsNotEmpty() {
        try (Side full = new Side(TestDatabase.create(), folder.resolve("full"))) {
            var before = CopiedRows.of(full.test.database());
            assertThatThrownBy(() -> full.restore(good)).isInstanceOfSatisfying(BackupRefused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(NOT_EMPTY);
                assertThat(refused.english()).contains("empty one only", "another database");
            });
            assertThat(CopiedRows.of(full.test.database())).isEqualTo(before);
            assertThat(full.kept()).isEmpty();
        }
    }

    /** A file somebody has worked on may pass for whole and not fit the tables; then it is said in which state all is. */
    @Test
    void whatFailsInTheMidstIsSaidToBeHalf() {
        String key = "[\"twice\",\"x\"]\n";
        half(Parts.of(good).rows("setting", key + key), "twice");
        half(Parts.of(good).manifest("\"user_id\", \"bytes\"", "\"no_such\", \"bytes\""), "no_such");
    }

    private void half(Parts parts, String named) {
        try (Side half = new Side(TestDatabase.empty(), folder.resolve("half"))) {
            assertThatThrownBy(() -> half.restore(parts.write(changed())))
                    .isInstanceOfSatisfying(BackupRefused.class, refused -> {
                        assertThat(refused.reason()).as(refused.english()).isEqualTo(HALF_FILLED);
                        assertThat(refused.english()).contains("half filled", "Empty it", named);
                        assertThat(refused.chinese()).contains("只填了一半", named);
                    });
            assertThatThrownBy(() -> half.restore(good))
                    .isInstanceOfSatisfying(
                            BackupRefused.class,
                            again -> assertThat(again.reason()).isEqualTo(NOT_EMPTY));
        }
    }
}
