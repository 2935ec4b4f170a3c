package io.yizhan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelReaderTest {

    static List<BrokenFiles.Broken> broken() {
        return Stream.of(BrokenFiles.files(), BrokenFiles.types(), BrokenFiles.fields(), BrokenFiles.others())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void tellsWhatIsWrongAndOnWhichLine(BrokenFiles.Broken broken) {
        List<ModelProblem> problems = problems(SampleModel.file(broken.path(), broken.text()));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(broken.code());
            assertThat(problem.line()).isEqualTo(broken.line());
            assertThat(problem.file()).isEqualTo("core:" + broken.path());
        });
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.message("zh-Hans")).doesNotContain("{").containsPattern("\\p{IsHan}");
            assertThat(problem.message("en")).doesNotContain("{").doesNotContainPattern("\\p{IsHan}{4}");
        });
    }

    @Test
    void tellsProblemsOfSeveralFilesTogether() {
        List<ModelProblem> problems = problems(
                SampleModel.file("types/a.yaml", "id: a\nfields: [\n"),
                SampleModel.file(
                        "types/fair.yaml",
                        BrokenFiles.type(
                                        BrokenFiles.field("id: x, type: refrence"),
                                        BrokenFiles.field("id: y, type: text, pattern: '[a', requird: true"))
                                .replace("titleField: name", "titleField: nome")),
                SampleModel.file("vocabularies/kind.yaml", "id: kind\n"));
        assertThat(problems)
                .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.code())
                .containsExactly(
                        "core:types/a.yaml:3 SYNTAX",
                        "core:types/fair.yaml:9 UNKNOWN_FIELD",
                        "core:types/fair.yaml:12 BAD_CHOICE",
                        "core:types/fair.yaml:13 UNKNOWN_KEY",
                        "core:types/fair.yaml:13 PATTERN_INVALID",
                        "core:vocabularies/kind.yaml:1 MISSING_KEY",
                        "core:vocabularies/kind.yaml:1 MISSING_KEY",
                        "core:vocabularies/kind.yaml:1 MISSING_KEY");
        assertThat(problems.get(2).message("en")).contains("Did you mean “reference”?");
        assertThat(problems.get(3).message("zh-CN")).contains("您是不是要写“required”？");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        List<ModelProblem> problems =
                problems(new ModelFile("types/a.yaml", new byte[] {'i', 'd', (byte) 0xC0, (byte) 0x80}));
        assertThat(problems).extracting(ModelProblem::code).containsExactly("NOT_UTF8");
    }

    @Test
    void namesTheLineOfBrokenCsvRows() {
        ModelSource source = new ModelSource(
                "core",
                List.of(
                        SampleModel.file("types/work.yaml", SampleModel.WORK),
                        SampleModel.file("components/note-block.yaml", SampleModel.NOTE),
                        SampleModel.file("components/box-block.yaml", SampleModel.BOX),
                        SampleModel.file("vocabularies/sector.yaml", SampleModel.SECTOR),
                        SampleModel.file(
                                "vocabularies/sector.csv",
                                "code,broader,withdrawn,zh-Hans,en\na,,,甲,A\nb,,,乙\nc,x,maybe,丙,C\n")));
        assertThat(rejected(source))
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactly("3 CSV_INVALID", "4 BOOLEAN_EXPECTED", "4 BROADER_UNKNOWN");
    }

    @Test
    void readsFieldsOfEveryType() {
        ContentModel model = SampleModel.read();
        ContentType work = model.requireType("work");
        assertThat(work.fields().stream().map(field -> field.type().word()).distinct())
                .containsExactlyInAnyOrderElementsOf(FieldReader.TYPES);
        assertThat(model.requireVocabulary("sector").withNarrower("craft"))
                .containsExactly("craft", "jade", "viewing-stone", "ivory");
        assertThat(model.requireVocabulary("sector")
                        .findTerm("viewing-stone")
                        .orElseThrow()
                        .label()
                        .in("en"))
                .isEqualTo("Stones, \"viewing\"");
        assertThat(ModelChecks.check(model)).isEmpty();
    }

    @Test
    void givesEqualModelsEqualFingerprintsAndOthersOthers() {
        String fingerprint = SampleModel.read().fingerprint();
        assertThat(fingerprint)
                .matches("[0-9a-f]{64}")
                .isEqualTo(SampleModel.read().fingerprint());
        ContentModel changed = ModelReader.read(List.of(new ModelSource(
                "core",
                List.of(
                        SampleModel.file("types/work.yaml", SampleModel.WORK.replace("max: 100,", "max: 101,")),
                        SampleModel.file("components/note-block.yaml", SampleModel.NOTE),
                        SampleModel.file("components/box-block.yaml", SampleModel.BOX),
                        SampleModel.file("vocabularies/sector.yaml", SampleModel.SECTOR),
                        SampleModel.file("vocabularies/sector.csv", SampleModel.SECTOR_CSV)))));
        assertThat(changed.fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void addsAPluginAndTakesItAwayAgain() {
        ContentModel core = SampleModel.read();
        ContentModel both = ModelReader.extend(core, jade("jade", "jadeAppraisal", "JadeAppraisal"));
        ContentType work = both.requireType("work");
        assertThat(work.findField(new FieldKey("jade", "variety"))).isPresent();
        assertThat(both.fingerprint()).isNotEqualTo(core.fingerprint());
        ContentModel without = ModelParts.of(both).without("jade").assemble();
        assertThat(without.fingerprint()).isEqualTo(core.fingerprint());
    }

    @Test
    void refusesAPluginThatClashesWithCoreAndSaysWithWhat() {
        ContentModel core = SampleModel.read();
        ModelRejected rejected = catchThrowableOfType(
                ModelRejected.class, () -> ModelReader.extend(core, jade("title", "work", "Work")));
        assertThat(rejected.problems())
                .extracting(ModelProblem::code)
                .contains("TYPE_CLASH", "PREFIX_MISSING", "NAME_CLASH", "ROOT_FIELD_CLASH", "FIELD_NAME_CLASH");
        assertThat(rejected.problems())
                .filteredOn(problem -> problem.code().equals("TYPE_CLASH"))
                .allSatisfy(problem -> assertThat(problem.message("en")).contains("core"));
    }

    @Test
    void refusesTypesTooWideForATable() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 45; i++) {
            fields.append(BrokenFiles.field("id: f" + i + ", type: text, filterable: true"));
        }
        assertThat(problems(SampleModel.file("types/fair.yaml", BrokenFiles.type(fields.toString()))))
                .extracting(ModelProblem::code)
                .containsExactlyInAnyOrder("TOO_MANY_COLUMNS", "TOO_MANY_INDEXES");
    }

    @Test
    void readsTheSameFromAFolderAndFromAJar(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("plugin.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (ModelFile file : SampleModel.core().files()) {
                Path path = folder.resolve("model").resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.write(path, file.content());
                out.putNextEntry(new JarEntry("model/" + file.path()));
                out.write(file.content());
                out.closeEntry();
            }
        }
        String expected = SampleModel.read().fingerprint();
        assertThat(ModelReader.read(List.of(ModelSource.ofJar("core", jar, "model")))
                        .fingerprint())
                .isEqualTo(expected);
        assertThat(ModelReader.read(List.of(ModelSource.ofFolder("core", folder.resolve("model"))))
                        .fingerprint())
                .isEqualTo(expected);
        assertThat(ModelSource.besideClass("test", ModelReaderTest.class, "no-such-folder")
                        .files())
                .isEmpty();
    }

    @Test
    void knowsSafePatternsFromDangerousOnes() {
        for (String safe : List.of(
                "[A-Z]{2}[0-9]+",
                "(?:[0-9]{2}){1,5}", "(a|b)?c*", "\\d{3}(-\\d+)?", "[(+]*x", "[A-Za-z_]+(/[A-Za-z0-9_+-]+)*")) {
            assertThat(PatternSafety.findDanger(safe)).as(safe).isEmpty();
        }
        for (String unsafe : List.of(
                "(a*)*",
                "(a|a)+",
                "(?:x+y?){2,}",
                "(a)\\1",
                "(?=a)b",
                "((a+)b)+",
                "(a?){50}",
                "(/[a-z/]+)*",
                "(-(a)+)*")) {
            assertThat(PatternSafety.findDanger(unsafe)).as(unsafe).isPresent();
        }
    }

    private static ModelSource jade(String groupName, String id, String singular) {
        String type = BrokenFiles.type()
                .replace("id: fair", "id: " + id)
                .replace("singular: Fair", "singular: " + singular)
                .replace("plural: Fairs", "plural: " + singular + "s");
        String group = "id: jade\nname: " + groupName + "\ntype: work\nlabel: { zh-Hans: 玉石, en: Jade }\nfields:\n"
                + BrokenFiles.field("id: variety, type: text, filterable: true");
        return new ModelSource(
                "jade",
                List.of(
                        SampleModel.file("types/appraisal.yaml", type),
                        SampleModel.file("field-groups/jade.yaml", group)));
    }

    private static List<ModelProblem> problems(ModelFile... files) {
        return rejected(SampleModel.core(files));
    }

    private static List<ModelProblem> rejected(ModelSource... sources) {
        return catchThrowableOfType(ModelRejected.class, () -> ModelReader.read(Arrays.asList(sources)))
                .problems();
    }

    @Test
    void removesAByteOrderMark() {
        byte[] text = ("\uFEFF" + BrokenFiles.type()).getBytes(StandardCharsets.UTF_8);
        ContentModel model = ModelReader.read(List.of(SampleModel.core(new ModelFile("types/fair.yaml", text))));
        assertThat(model.types()).containsOnlyKeys("fair", "work");
    }
}
