package io.yizhan.core.model;

import java.util.Map;
import java.util.Optional;

/** What a field may say to search engines. */
final class JsonLdChecks {
    private static final String KEY = "jsonLd";

    private JsonLdChecks() {}

    /** Takes a problem of a key of the field. */
    interface Told {
        void problem(String key, ModelProblemCode code, String... params);
    }

    static void check(Field field, ModelParts parts, Told told) {
        JsonLd said = field.jsonLd().orElse(null);
        if (said == null) {
            return;
        }
        if (field.visibility() != Visibility.PUBLIC) {
            told.problem(KEY, ModelProblemCode.JSON_LD_NOT_PUBLIC);
        }
        checkProperty(said, told);
        String word = field.type().word();
        boolean term = field.type() instanceof FieldType.Term;
        if (field.type() instanceof FieldType.Json || field.type() instanceof FieldType.Blocks) {
            told.problem(KEY, ModelProblemCode.JSON_LD_KIND, "type", word, "key", "property");
        }
        if (said.type().isPresent() && !(field.type() instanceof FieldType.Group)) {
            told.problem(KEY, ModelProblemCode.JSON_LD_KIND, "type", word, "key", "type");
        }
        if (!term && !said.values().isEmpty()) {
            told.problem(KEY, ModelProblemCode.JSON_LD_KIND, "type", word, "key", "values");
        }
        said.type().ifPresent(type -> checkType(type, told));
        if (field.type() instanceof FieldType.Term of) {
            checkValues(said, of, parts, told);
        }
    }

    private static void checkProperty(JsonLd said, Told told) {
        boolean replaces = said.property().equals(JsonLd.TYPE) && !said.values().isEmpty();
        if (!replaces && !said.property().isEmpty() && !SchemaOrg.knowsProperty(said.property())) {
            String nearest = SchemaOrg.nearestProperty(said.property());
            told.problem(KEY, ModelProblemCode.JSON_LD_PROPERTY, "property", said.property(), "suggestion", nearest);
        }
    }

    private static void checkType(String type, Told told) {
        if (!SchemaOrg.knowsType(type)) {
            String nearest = SchemaOrg.nearestType(type);
            told.problem(KEY, ModelProblemCode.JSON_LD_TYPE, "type", type, "suggestion", nearest);
        }
    }

    private static void checkValues(JsonLd said, FieldType.Term field, ModelParts parts, Told told) {
        Optional<Vocabulary> vocabulary = parts.vocabularies().stream()
                .filter(one -> one.id().equals(field.vocabulary()))
                .findFirst();
        for (Map.Entry<String, String> value : said.values().entrySet()) {
            if (vocabulary.isPresent()
                    && vocabulary.get().findTerm(value.getKey()).isEmpty()) {
                Map<String, Vocabulary.Term> known = vocabulary.get().terms();
                told.problem(
                        KEY,
                        ModelProblemCode.BAD_CHOICE,
                        "key",
                        "values",
                        "value",
                        value.getKey(),
                        "known",
                        String.join(", ", known.keySet()),
                        "suggestion",
                        Suggestion.nearest(value.getKey(), known.keySet()));
            }
            if (said.property().equals(JsonLd.TYPE)) {
                checkType(value.getValue(), told);
            }
        }
    }
}
