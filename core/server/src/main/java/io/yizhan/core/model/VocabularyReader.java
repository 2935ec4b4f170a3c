package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads vocabularies from YAML, their terms from inside or from a CSV beside the file. */
final class VocabularyReader {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final String owner;
    private final ModelLocations locations;
    private final Problems problems;
    private final Map<String, byte[]> csvFiles;
    private final Set<String> csvUsed = new LinkedHashSet<>();

    /** @param csvFiles by path within the model folder */
    VocabularyReader(String owner, ModelLocations locations, Problems problems, Map<String, byte[]> csvFiles) {
        this.owner = owner;
        this.locations = locations;
        this.problems = problems;
        this.csvFiles = csvFiles;
    }

    Optional<Vocabulary> read(YamlMap map, String folder) {
        Optional<String> id = TypeReader.id(map);
        Labels label = map.labels("label");
        String source = map.text("source");
        Map<String, Vocabulary.Term> terms = new LinkedHashMap<>();
        Optional<String> csv = map.findText("termsFrom", false);
        for (YamlMap term : map.maps("terms", csv.isEmpty())) {
            readTerm(term, terms);
        }
        csv.ifPresent(name -> readCsv(map, folder + name, name, terms));
        if (csv.isPresent() && map.has("terms")) {
            map.problem("termsFrom", ModelProblemCode.TERMS_TWICE);
        }
        map.refuseUnknownKeys();
        return id.map(known -> {
            Vocabulary vocabulary = new Vocabulary(owner, known, label, source, terms);
            locations.put(vocabulary, map.location(), map.lines());
            return vocabulary;
        });
    }

    private void readTerm(YamlMap map, Map<String, Vocabulary.Term> terms) {
        String code = map.text("code");
        Labels label = map.labels("label");
        Optional<String> broader = map.findText("broader", false);
        boolean withdrawn = map.truth("withdrawn", false);
        map.refuseUnknownKeys();
        Vocabulary.Term term = new Vocabulary.Term(code, label, broader, withdrawn);
        locations.put(term, map.location(), map.lines());
        add(term, map.locate("code"), terms);
    }

    private void add(Vocabulary.Term term, Location at, Map<String, Vocabulary.Term> terms) {
        if (term.code().isEmpty()) {
            return;
        }
        if (!CODE.matcher(term.code()).matches()) {
            problems.add(at, ModelProblemCode.BAD_CODE, "code", term.code());
        } else if (terms.putIfAbsent(term.code(), term) != null) {
            problems.add(at, ModelProblemCode.DUPLICATE_TERM, "code", term.code());
        }
    }

    private void readCsv(YamlMap map, String path, String name, Map<String, Vocabulary.Term> terms) {
        byte[] bytes = csvFiles.get(path);
        csvUsed.add(path);
        if (bytes == null) {
            String near = Suggestion.nearest(path, csvFiles.keySet());
            String suggestion = near.substring(near.lastIndexOf('/') + 1);
            map.problem("termsFrom", ModelProblemCode.CSV_MISSING, "csv", name, "suggestion", suggestion);
            return;
        }
        String file = owner + ":" + path;
        Optional<CsvTable> table =
                new YamlDocument(file, problems).decode(bytes).flatMap(text -> CsvTable.read(text, file, problems));
        table.ifPresent(rows -> readRows(rows, file, terms));
    }

    private void readRows(CsvTable table, String file, Map<String, Vocabulary.Term> terms) {
        List<String> languages = table.columns().stream()
                .filter(column -> !List.of("code", "broader", "withdrawn").contains(column))
                .toList();
        Location head = new Location(file, 1, "");
        for (String needed : List.of("code", "zh-Hans", "en")) {
            if (!table.columns().contains(needed)) {
                problems.add(head, ModelProblemCode.MISSING_KEY, "key", needed);
            }
        }
        for (String language : languages) {
            if (!YamlMap.isLanguageTag(language)) {
                problems.add(head, ModelProblemCode.LABEL_LANGUAGE_UNKNOWN, "language", language);
            }
        }
        for (CsvTable.Row row : table.rows()) {
            Location at = new Location(file, row.line(), row.cell("code"));
            Map<String, String> texts = new LinkedHashMap<>();
            for (String language : languages) {
                if (!row.cell(language).isEmpty()) {
                    texts.put(language, row.cell(language));
                }
            }
            for (String needed : List.of("zh-Hans", "en")) {
                if (languages.contains(needed) && !texts.containsKey(needed)) {
                    problems.add(at, ModelProblemCode.LABEL_LANGUAGE_MISSING, "key", "label", "language", needed);
                }
            }
            addRow(row, at, texts, terms);
        }
    }

    private void addRow(CsvTable.Row row, Location at, Map<String, String> texts, Map<String, Vocabulary.Term> terms) {
        String withdrawn = row.cell("withdrawn");
        if (!List.of("", "true", "false").contains(withdrawn)) {
            problems.add(at, ModelProblemCode.BOOLEAN_EXPECTED, "key", "withdrawn");
        }
        if (row.cell("code").isEmpty()) {
            problems.add(at, ModelProblemCode.MISSING_KEY, "key", "code");
        }
        Labels label = texts.isEmpty() ? Labels.of("code", "code") : new Labels(texts);
        Optional<String> broader = Optional.of(row.cell("broader")).filter(text -> !text.isEmpty());
        Vocabulary.Term term = new Vocabulary.Term(row.cell("code"), label, broader, withdrawn.equals("true"));
        locations.put(term, at, Map.of());
        add(term, at, terms);
    }

    /** Notes CSV files that no vocabulary names. To be called last. */
    void refuseUnusedCsv() {
        for (String path : csvFiles.keySet()) {
            if (!csvUsed.contains(path)) {
                problems.add(new Location(owner + ":" + path, 0, ""), ModelProblemCode.CSV_UNUSED);
            }
        }
    }
}
