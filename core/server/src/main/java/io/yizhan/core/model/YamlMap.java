package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One map of a YAML file, read key by key. What cannot be read is noted as a problem and answered with a stand-in, so
 * that reading goes on and finds the rest.
 */
public final class YamlMap {
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);
    private static final List<String> REQUIRED_LANGUAGES = List.of("zh-Hans", "en");

    private final String file;
    private final String path;
    private final int line;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private YamlMap(String file, String path, int line, Problems problems) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    /** The map that a file consists of, or empty with problems noted. */
    public static Optional<YamlMap> read(String file, byte[] content, Problems problems) {
        return new YamlDocument(file, problems).parse(content).flatMap(root -> of(root, file, "", problems));
    }

    /** The map in a node, or empty with a problem noted. */
    static Optional<YamlMap> of(Node node, String file, String path, Problems problems) {
        int line = node.getStartMark().map(YamlDocument::line).orElse(0);
        if (!(node instanceof MappingNode mapping)) {
            String key = path.isEmpty() ? file : path;
            problems.add(new Location(file, line, path), ModelProblemCode.MAP_EXPECTED, "key", key);
            return Optional.empty();
        }
        YamlMap map = new YamlMap(file, path, line, problems);
        for (NodeTuple tuple : mapping.getValue()) {
            map.take(tuple);
        }
        return Optional.of(map);
    }

    private void take(NodeTuple tuple) {
        int at = tuple.getKeyNode().getStartMark().map(YamlDocument::line).orElse(line);
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.add(new Location(file, at, path), ModelProblemCode.TEXT_EXPECTED, "key", "key");
            return;
        }
        String name = key.getValue();
        if (values.containsKey(name)) {
            problems.add(new Location(file, at, pathOf(name)), ModelProblemCode.DUPLICATE_KEY, "key", name);
            return;
        }
        Node value = tuple.getValueNode();
        lines.put(name, at);
        values.put(name, value);
        if (!PLAIN_TAGS.contains(value.getTag())) {
            problem(name, ModelProblemCode.TAG, "tag", value.getTag().getValue());
        }
    }

    Location location() {
        return new Location(file, line, path);
    }

    /** Line of each key given, in order. */
    public Map<String, Integer> lines() {
        return lines;
    }

    Location locate(String key) {
        return new Location(file, lines.getOrDefault(key, line), pathOf(key));
    }

    /** Whether a key is given; it counts as known from here on. */
    public boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    void problem(String key, ModelProblemCode code, String... params) {
        problems.add(locate(key), code, params);
    }

    /** A problem of one key, put into words by its finder. */
    public void explain(String key, String chinese, String english) {
        Location at = locate(key);
        problems.explain(at.file(), at.line(), at.path(), chinese, english);
    }

    /** Whether the value of a key is a list. */
    public boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** Whether the value of a key is a map. */
    public boolean isMap(String key) {
        return values.get(key) instanceof MappingNode;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<Node> node(String key, boolean required) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null && required) {
            problem(key, ModelProblemCode.MISSING_KEY, "key", key);
        }
        return Optional.ofNullable(node);
    }

    /** A text, or empty where it is missing or unfit. Numbers count as text as written. */
    public Optional<String> findText(String key, boolean required) {
        return node(key, required).flatMap(node -> text(key, node));
    }

    private Optional<String> text(String key, Node node) {
        boolean text = node instanceof ScalarNode
                && !node.getTag().equals(Tag.NULL)
                && !node.getTag().equals(Tag.BOOL);
        if (!text) {
            problem(key, ModelProblemCode.TEXT_EXPECTED, "key", key);
            return Optional.empty();
        }
        String value = ((ScalarNode) node).getValue().strip();
        if (value.isEmpty()) {
            problem(key, ModelProblemCode.TEXT_EMPTY, "key", key);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** A required text; empty text stands in. */
    String text(String key) {
        return findText(key, true).orElse("");
    }

    public boolean truth(String key, boolean otherwise) {
        return node(key, false)
                .map(node -> {
                    if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.BOOL)) {
                        return Boolean.parseBoolean(scalar.getValue());
                    }
                    problem(key, ModelProblemCode.BOOLEAN_EXPECTED, "key", key);
                    return otherwise;
                })
                .orElse(otherwise);
    }

    OptionalLong findWhole(String key) {
        Optional<Node> node = node(key, false);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        if (node.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                return OptionalLong.of(Long.parseLong(scalar.getValue()));
            } catch (NumberFormatException e) {
                problem(key, ModelProblemCode.INTEGER_EXPECTED, "key", key);
                return OptionalLong.empty();
            }
        }
        problem(key, ModelProblemCode.INTEGER_EXPECTED, "key", key);
        return OptionalLong.empty();
    }

    /** A whole number within bounds; the nearest bound stands in for one outside. */
    public OptionalInt findWhole(String key, int min, int max) {
        OptionalLong value = findWhole(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.getAsLong() < min || value.getAsLong() > max) {
            String low = Integer.toString(min);
            problem(key, ModelProblemCode.OUT_OF_RANGE, "key", key, "min", low, "max", Integer.toString(max));
        }
        return OptionalInt.of(Math.clamp(value.getAsLong(), min, max));
    }

    Optional<BigDecimal> findDecimal(String key) {
        return node(key, false).flatMap(node -> {
            try {
                if (node instanceof ScalarNode scalar && scalar.getValue().length() <= 40) {
                    return Optional.of(new BigDecimal(scalar.getValue()));
                }
            } catch (NumberFormatException e) {
                // told below, as any other value that is no number
            }
            problem(key, ModelProblemCode.DECIMAL_EXPECTED, "key", key);
            return Optional.empty();
        });
    }

    /** One of a closed list; {@code otherwise} where not given or unfit. */
    public String choice(String key, List<String> known, Optional<String> otherwise) {
        Optional<String> value = findText(key, otherwise.isEmpty());
        if (value.isPresent() && !known.contains(value.get())) {
            badChoice(key, value.get(), known);
            value = Optional.empty();
        }
        return value.or(() -> otherwise).orElse(known.getFirst());
    }

    void badChoice(String key, String value, List<String> known) {
        problem(
                key,
                ModelProblemCode.BAD_CHOICE,
                "key",
                key,
                "value",
                value,
                "known",
                String.join(", ", known),
                "suggestion",
                Suggestion.nearest(value, known));
    }

    /** Texts for people; a stand-in where missing. */
    Labels labels(String key) {
        return findLabels(key, true).orElse(Labels.of(key, key));
    }

    Optional<Labels> findLabels(String key, boolean required) {
        Optional<YamlMap> map = node(key, required).flatMap(node -> of(node, file, pathOf(key), problems));
        if (map.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : map.get().lines.keySet()) {
            if (!isLanguageTag(language)) {
                map.get().problem(language, ModelProblemCode.LABEL_LANGUAGE_UNKNOWN, "language", language);
            }
            map.get().findText(language, true).ifPresent(text -> texts.put(language, text));
        }
        for (String language : REQUIRED_LANGUAGES) {
            if (!map.get().has(language)) {
                problem(key, ModelProblemCode.LABEL_LANGUAGE_MISSING, "key", key, "language", language);
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Labels(texts));
    }

    static boolean isLanguageTag(String tag) {
        try {
            return new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .toLanguageTag()
                            .equals(tag)
                    && !tag.isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    public Optional<YamlMap> findMap(String key) {
        return node(key, false).flatMap(node -> of(node, file, pathOf(key), problems));
    }

    /** The maps of a list; those that are none are noted and left out. */
    public List<YamlMap> maps(String key, boolean required) {
        List<YamlMap> maps = new ArrayList<>();
        List<Node> nodes = list(key, required);
        for (int i = 0; i < nodes.size(); i++) {
            of(nodes.get(i), file, pathOf(key) + "[" + i + "]", problems).ifPresent(maps::add);
        }
        return maps;
    }

    public List<String> texts(String key, boolean required) {
        List<String> texts = new ArrayList<>();
        list(key, required).forEach(node -> text(key, node).ifPresent(texts::add));
        return texts;
    }

    /** A map of scalars as written, in order; what is none is noted and left out. Empty texts are allowed. */
    public Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        findMap(key).ifPresent(map -> {
            for (String name : map.values.keySet()) {
                map.findScalar(name).ifPresent(value -> pairs.put(name, value));
            }
        });
        return pairs;
    }

    /** A text, number or truth as written, perhaps empty. */
    public Optional<String> findScalar(String key) {
        return node(key, false).flatMap(node -> {
            if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
                return Optional.of(scalar.getValue());
            }
            problem(key, ModelProblemCode.TEXT_EXPECTED, "key", key);
            return Optional.empty();
        });
    }

    /** Each element of a list as a map with the one key {@code is}, so that elements may be of different kinds. */
    public List<YamlMap> elements(String key) {
        List<YamlMap> elements = new ArrayList<>();
        List<Node> nodes = list(key, true);
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int at = node.getStartMark().map(YamlDocument::line).orElse(line);
            YamlMap element = new YamlMap(file, pathOf(key) + "[" + i + "]", at, problems);
            element.lines.put("is", at);
            element.values.put("is", node);
            elements.add(element);
        }
        return elements;
    }

    private List<Node> list(String key, boolean required) {
        Optional<Node> node = node(key, required);
        if (node.isPresent() && !(node.get() instanceof SequenceNode)) {
            problem(key, ModelProblemCode.LIST_EXPECTED, "key", key);
        }
        return node.map(found -> found instanceof SequenceNode sequence ? sequence.getValue() : List.<Node>of())
                .orElse(List.of());
    }

    /** Lets every key pass: where the type of a field is unknown, so is what it takes. */
    void allowAnyKey() {
        asked.addAll(lines.keySet());
    }

    /** Notes every key that nobody asked for. To be called last. */
    public void refuseUnknownKeys() {
        for (String key : lines.keySet()) {
            if (!asked.contains(key)) {
                problems.addUnknown(locate(key), ModelProblemCode.UNKNOWN_KEY, "key", key, asked);
            }
        }
    }
}
