package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code yizhan model …} as it is typed. */
@Tag("any-database")
class ModelCommandTest {
    private static final String SCHOOL = """
            # kept as it was written
            id: craftSchool
            singular: CraftSchool
            plural: CraftSchools
            label: { zh-Hans: 传习所, en: Craft school }
            pluralLabel: { zh-Hans: 传习所, en: Craft schools }
            description: { zh-Hans: 传授技艺的地方。, en: A place where a craft is taught. }
            menu: showcase
            icon: home
            titleField: name
            fields:
              - id: name
                type: text
                label: { zh-Hans: 名称, en: Name }
              - id: motto
                type: text
                label: { zh-Hans: 校训, en: Motto }
            """;

    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static TypedCommand type(boolean chinese, String... words) {
        return TypedCommand.type(TypedCommand.over(DATABASE, folder.resolve("data")), chinese, words);
    }

    private static void exits(TypedCommand said, int exit) {
        assertThat(said.exit()).as(said.toString()).isEqualTo(exit);
    }

    @Test
    void aModelIsPushedComparedAndPulled() throws IOException {
        Path model = folder.resolve("model");
        Path school = Files.createDirectories(model.resolve("types")).resolve("craft-school.yaml");
        exits(type(false, "model", "diff", folder.resolve("none").toString()), Yizhan.UNFIT);
        Files.writeString(school, SCHOOL);
        TypedCommand diff = type(true, "model", "diff", model.toString());
        exits(diff, 1);
        assertThat(diff.out()).contains("* 新内容类型“传习所”", "SQL create table", "API CraftSchool 新类型");
        exits(type(false, "model", "push", model.toString(), "--dry-run"), 0);
        TypedCommand unasked = type(false, "model", "push", model.toString());
        exits(unasked, Yizhan.UNFIT);
        assertThat(unasked.err()).contains("Nothing was changed.");
        TypedCommand pushed = type(false, "model", "push", model.toString(), "--yes", "--note", "schools");
        exits(pushed, 0);
        assertThat(pushed.out()).contains("In force: revision 1.");
        TypedCommand same = type(true, "model", "diff", model.toString());
        exits(same, 0);
        assertThat(same.out()).contains("没有改动。");

        Path pulled = folder.resolve("pulled");
        exits(type(false, "model", "pull", pulled.toString(), "--all"), 0);
        assertThat(pulled.resolve("types/craft-school.yaml")).hasContent(SCHOOL);
        assertThat(Files.readString(pulled.resolve("read-only/core/types/work.yaml")))
                .startsWith("# core · 只读");
        exits(type(false, "model", "diff", pulled.toString()), 0);

        Files.writeString(school, SCHOOL.substring(0, SCHOOL.indexOf("  - id: motto")));
        TypedCommand removal = type(false, "model", "push", model.toString(), "--yes");
        exits(removal, Yizhan.UNFIT);
        assertThat(removal.err()).contains("--delete");
        assertThat(removal.out())
                .contains("- field removed (its values are kept) “Motto”", "API breaking CraftSchool.motto");
        exits(type(false, "model", "push", model.toString(), "--yes", "--delete"), 0);

        assertThat(type(true, "doctor").out()).contains("✓ 本站内容模型");
        DATABASE.database().change(sql -> sql.execute("update site_model set problem = '名称冲突\n\nthe name clashes'"));
        TypedCommand doctor = type(false, "doctor");
        exits(doctor, Yizhan.FAILED);
        assertThat(doctor.out()).contains("✗ The site's own content model is left out", "the name clashes");

        Files.writeString(school, SCHOOL.replace("menu: showcase", "menu: nowhere"));
        TypedCommand broken = type(false, "model", "diff", model.toString());
        exits(broken, Yizhan.UNFIT);
        assertThat(broken.err()).contains("types/craft-school.yaml:8 menu — ");
    }
}
