package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.model.ModelYaml;
import io.yizhan.core.model.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model file as JSON.
 *
 * @param path within the model folder
 * @param document the same keys as in the file
 */
record ModelDocument(String owner, Kind kind, String path, Map<String, Object> document) {

    enum Kind {
        TYPE,
        FIELD_GROUP,
        COMPONENT,
        VOCABULARY
    }

    String id() {
        return String.valueOf(document.getOrDefault("id", ""));
    }

    /**
     * Documents of an owner, in order of path; files that cannot be read are left out.
     *
     * @param model from which terms are taken that a file of the site keeps in a CSV: editors of JSON see one document
     */
    static List<ModelDocument> of(ModelSource source, ContentModel model) {
        List<ModelDocument> documents = new ArrayList<>();
        for (ModelFile file : source.files()) {
            Optional<Kind> kind = kind(file.path());
            Optional<Map<String, Object>> read = kind.isPresent() ? ModelYaml.read(file) : Optional.empty();
            if (kind.isPresent() && read.isPresent()) {
                Map<String, Object> document =
                        source.owner().equals(StoredShapes.OWNER) ? withTerms(read.get(), model) : read.get();
                documents.add(new ModelDocument(source.owner(), kind.get(), file.path(), document));
            }
        }
        return documents;
    }

    private static Optional<Kind> kind(String path) {
        if (path.endsWith(".csv")) {
            return Optional.empty();
        }
        return switch (path.substring(0, path.lastIndexOf('/') + 1)) {
            case "types/" -> Optional.of(Kind.TYPE);
            case "field-groups/" -> Optional.of(Kind.FIELD_GROUP);
            case "components/" -> Optional.of(Kind.COMPONENT);
            case "vocabularies/" -> Optional.of(Kind.VOCABULARY);
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> withTerms(Map<String, Object> document, ContentModel model) {
        Vocabulary vocabulary = model.vocabularies().get(String.valueOf(document.get("id")));
        if (!document.containsKey("termsFrom") || vocabulary == null) {
            return document;
        }
        Map<String, Object> whole = new LinkedHashMap<>(document);
        whole.remove("termsFrom");
        whole.put(
                "terms",
                vocabulary.terms().values().stream().map(ModelDocument::term).toList());
        return whole;
    }

    private static Map<String, Object> term(Vocabulary.Term term) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("code", term.code());
        document.put("label", term.label().texts());
        term.broader().ifPresent(broader -> document.put("broader", broader));
        if (term.withdrawn()) {
            document.put("withdrawn", true);
        }
        return document;
    }

    /**
     * Files for documents that came as JSON: a document that says what its file says keeps the file as it was written, with
     * its CSV; any other is written anew.
     *
     * @param documents path to JSON
     * @param model that the stored files make
     */
    static List<ModelFile> files(List<Map.Entry<String, Map<?, ?>>> documents, ModelSource stored, ContentModel model) {
        Map<String, ModelFile> files = new HashMap<>();
        stored.files().forEach(file -> files.put(file.path(), file));
        Map<String, Map<String, Object>> known = new HashMap<>();
        of(stored, model).forEach(document -> known.put(document.path(), document.document()));
        List<ModelFile> next = new ArrayList<>();
        for (Map.Entry<String, Map<?, ?>> document : documents) {
            String path = document.getKey();
            ModelFile written = new ModelFile(path, ModelYaml.write(document.getValue()));
            ModelFile former = files.get(path);
            if (former != null && says(written, known.get(path))) {
                next.add(former);
                csv(former).map(name -> files.get("vocabularies/" + name)).ifPresent(next::add);
            } else {
                next.add(written);
            }
        }
        return next;
    }

    private static boolean says(ModelFile written, @org.jspecify.annotations.Nullable Map<String, Object> known) {
        if (known == null) {
            return false;
        }
        ModelFile canonical = new ModelFile(written.path(), ModelYaml.write(known));
        return ModelYaml.read(written).equals(ModelYaml.read(canonical));
    }

    private static Optional<String> csv(ModelFile file) {
        return ModelYaml.read(file).map(document -> document.get("termsFrom")).map(String::valueOf);
    }
}
