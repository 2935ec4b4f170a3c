package io.yizhan.core.model;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A model file as JSON (maps, lists, texts, numbers, truths) and back as YAML in canonical form: block style, keys in order. */
public final class ModelYaml {
    private static final int MAX_DEPTH = 32;

    /** Keys whose values are numbers; everything else that looks like one is a text, as codes of terms are. */
    private static final Set<String> NUMBERS = Set.of("minLength", "maxLength", "maxRows", "scale", "min", "max");

    /** Maps whose keys are not those of the format: labels, terms of jsonLd. */
    private static final Set<String> FREE =
            Set.of("label", "pluralLabel", "description", "help", "deprecated", "values");

    /** The order of docs/model-files.md. */
    private static final List<String> ORDER = List.of(
            "id",
            "code",
            "name",
            "singular",
            "plural",
            "property",
            "type",
            "label",
            "pluralLabel",
            "description",
            "help",
            "menu",
            "icon",
            "titleField",
            "imageField",
            "source",
            "broader",
            "withdrawn",
            "localized",
            "required",
            "unique",
            "filterable",
            "sortable",
            "facet",
            "computed",
            "visibility",
            "deprecated",
            "jsonLd",
            "minLength",
            "maxLength",
            "pattern",
            "repeatable",
            "maxRows",
            "scale",
            "min",
            "max",
            "unit",
            "units",
            "vocabulary",
            "kinds",
            "component",
            "components",
            "targets",
            "many",
            "reverse",
            "from",
            "scheme",
            "attributes",
            "fields",
            "form",
            "sections",
            "terms",
            "termsFrom",
            "values");

    private ModelYaml() {}

    /** A file of YAML as JSON; empty if it cannot be read, which the reader of models tells of. */
    public static Optional<Map<String, Object>> read(ModelFile file) {
        return new YamlDocument(file.path(), new Problems())
                .parse(file.content())
                .filter(MappingNode.class::isInstance)
                .map(root -> map((MappingNode) root));
    }

    private static Map<String, Object> map(MappingNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                Object value = value(key.getValue(), tuple.getValueNode());
                if (value != null) {
                    map.put(key.getValue(), value);
                }
            }
        }
        return map;
    }

    private static @Nullable Object value(String key, Node node) {
        return switch (node) {
            case MappingNode map -> map(map);
            case SequenceNode list -> {
                List<Object> values = new ArrayList<>();
                list.getValue()
                        .forEach(one -> Optional.ofNullable(value(key, one)).ifPresent(values::add));
                yield values;
            }
            case ScalarNode scalar -> scalar(key, scalar);
            default -> null;
        };
    }

    private static @Nullable Object scalar(String key, ScalarNode scalar) {
        if (scalar.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue());
        }
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        return number && NUMBERS.contains(key) ? number(scalar.getValue()) : scalar.getValue();
    }

    private static Object number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.scale() == 0 && number.precision() < 18 ? (Object) number.longValueExact() : number;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** JSON of a model file as YAML. Keys that are not of the format stay, at the end: the reader tells of them. */
    public static byte[] write(Map<?, ?> document) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(120)
                .setSplitLines(false)
                .setUseUnicodeEncoding(true)
                .build();
        return new Dump(settings).dumpToString(sorted(document, true, 0)).getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing and null are the same; numbers that are texts where the format has texts come as texts. */
    private static Map<String, Object> sorted(Map<?, ?> map, boolean format, int depth) {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, value) -> all.put(String.valueOf(key), value));
        Map<String, Object> sorted = new LinkedHashMap<>();
        if (format) {
            ORDER.forEach(key -> put(sorted, key, all.remove(key), depth));
        } else {
            List.of("zh-Hans", "en").forEach(key -> put(sorted, key, all.remove(key), depth));
        }
        all.forEach((key, value) -> put(sorted, key, value, depth));
        return sorted;
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value, int depth) {
        Object written = written(key, value, depth + 1);
        if (written != null) {
            into.put(key, written);
        }
    }

    private static @Nullable Object written(String key, @Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            return "…";
        }
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> sorted(map, !FREE.contains(key), depth);
            case List<?> list -> {
                List<Object> values = new ArrayList<>();
                list.forEach(
                        one -> Optional.ofNullable(written(key, one, depth + 1)).ifPresent(values::add));
                yield values;
            }
            case Boolean truth -> truth;
            case Number number ->
                NUMBERS.contains(key) ? plain(number) : plain(number).toString();
            default -> value.toString();
        };
    }

    private static Object plain(Number number) {
        BigDecimal exact = new BigDecimal(number.toString());
        return exact.stripTrailingZeros().scale() <= 0 && exact.precision() < 18 ? (Object) exact.longValue() : exact;
    }
}
