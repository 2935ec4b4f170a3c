package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the files of owners into one model, or says everything that is wrong with them. Format: docs/model-files.md. */
public final class ModelReader {
    private final Problems problems = new Problems();
    private final ModelLocations locations = new ModelLocations();
    private final List<ContentType> types = new ArrayList<>();
    private final List<FieldGroup> groups = new ArrayList<>();
    private final List<ContentComponent> components = new ArrayList<>();
    private final List<Vocabulary> vocabularies = new ArrayList<>();

    private ModelReader() {}

    /**
     * The model of all sources together.
     *
     * @param sources core first: where two define the same, the later one is told of
     * @throws ModelRejected with all problems of all files
     */
    public static ContentModel read(List<ModelSource> sources) {
        ModelReader reader = new ModelReader();
        sources.forEach(reader::readSource);
        ModelParts parts = reader.parts();
        reader.problems.addAll(ModelChecks.check(parts));
        reader.rejectIfWrong();
        return ModelAssembly.unchecked(parts);
    }

    /**
     * The parts of one source, e.g. of a plugin, for {@link ModelParts#plus} and {@link ModelParts#assemble}.
     *
     * @throws ModelRejected with all problems of the files themselves; what needs the whole model is not checked here
     */
    public static ModelParts readParts(ModelSource source) {
        ModelReader reader = new ModelReader();
        reader.readSource(source);
        reader.rejectIfWrong();
        return reader.parts();
    }

    /**
     * A model with one more source, reporting the problems of its files and of the whole together.
     *
     * @throws ModelRejected with all problems
     */
    public static ContentModel extend(ContentModel model, ModelSource source) {
        ModelReader reader = new ModelReader();
        reader.readSource(source);
        ModelParts parts = ModelParts.of(model).without(source.owner()).plus(reader.parts());
        reader.problems.addAll(ModelChecks.check(parts));
        reader.rejectIfWrong();
        return ModelAssembly.unchecked(parts);
    }

    private ModelParts parts() {
        return new ModelParts(types, groups, components, vocabularies, locations);
    }

    private void rejectIfWrong() {
        List<ModelProblem> found = problems.sorted();
        if (!found.isEmpty()) {
            throw new ModelRejected(found);
        }
    }

    private void readSource(ModelSource source) {
        Map<String, byte[]> csv = new LinkedHashMap<>();
        for (ModelFile file : source.files()) {
            if (file.path().endsWith(".csv")) {
                csv.put(file.path(), file.content());
            }
        }
        VocabularyReader vocabularyReader = new VocabularyReader(source.owner(), locations, problems, csv);
        for (ModelFile file : source.files()) {
            if (!file.path().endsWith(".csv")) {
                readFile(source.owner(), file, vocabularyReader);
            }
        }
        vocabularyReader.refuseUnusedCsv();
    }

    private void readFile(String owner, ModelFile file, VocabularyReader vocabularyReader) {
        String name = owner + ":" + file.path();
        Optional<Node> root = new YamlDocument(name, problems).parse(file.content());
        Optional<YamlMap> map = root.flatMap(node -> YamlMap.of(node, name, "", problems));
        if (map.isEmpty()) {
            return;
        }
        TypeReader reader = new TypeReader(owner, locations);
        String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
        switch (folder) {
            case "types/" -> reader.readType(map.get()).ifPresent(types::add);
            case "field-groups/" -> reader.readGroup(map.get()).ifPresent(groups::add);
            case "components/" -> reader.readComponent(map.get()).ifPresent(components::add);
            case "vocabularies/" -> vocabularyReader.read(map.get(), folder).ifPresent(vocabularies::add);
            default -> problems.add(map.get().location(), ModelProblemCode.UNKNOWN_FOLDER);
        }
    }
}
