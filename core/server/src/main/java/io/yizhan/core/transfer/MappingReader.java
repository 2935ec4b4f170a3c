package io.yizhan.core.transfer;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.Problems;
import io.yizhan.core.model.YamlMap;
import io.yizhan.core.transfer.Mapping.Before;
import io.yizhan.core.transfer.Mapping.FieldPlan;
import io.yizhan.core.transfer.Mapping.Format;
import io.yizhan.core.transfer.Mapping.Import;
import io.yizhan.core.transfer.Mapping.Repeats;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a mapping file against the content model, or says everything that is wrong with it. Format: docs/import.md. */
final class MappingReader {
    private static final List<String> FORMATS = List.of("jsonl", "json", "csv");
    private static final List<String> REPEATS = List.of("refuse", "note", "ignore");
    private static final int LONGEST_SOURCE = 64;

    private final Problems problems = new Problems();
    private final ContentModel model;
    private final Locales locales;
    private final ExpressionReader expressions;

    private MappingReader(ContentModel model, Locales locales, Function<String, Optional<byte[]>> beside) {
        this.model = model;
        this.locales = locales;
        this.expressions = new ExpressionReader(beside);
    }

    /**
     * @param file name for messages
     * @param beside files in the folder of the mapping, by name
     * @throws MappingRejected with all problems
     */
    static Mapping read(
            String file,
            byte[] content,
            Function<String, Optional<byte[]>> beside,
            ContentModel model,
            Locales locales) {
        MappingReader reader = new MappingReader(model, locales, beside);
        Optional<Mapping> mapping = YamlMap.read(file, content, reader.problems).map(reader::mapping);
        if (!reader.problems.sorted().isEmpty()) {
            throw new MappingRejected(reader.problems.sorted());
        }
        return mapping.orElseThrow();
    }

    private Mapping mapping(YamlMap map) {
        String source = map.findText("source", true).orElse("?");
        if (!source.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || source.length() > LONGEST_SOURCE) {
            map.explain(
                    "source",
                    "source 应为字母、数字、点、连字符，至多 64 个字符，例如 tate。",
                    "“source” is made of letters, digits, dots and hyphens, at most 64, such as tate.");
        }
        Map<String, Import> imports = new LinkedHashMap<>();
        if (!map.has("imports")) {
            map.explain("imports", "缺少“imports”。", "“imports” is missing.");
        }
        map.findMap("imports").ifPresent(all -> {
            Map<String, ContentType> types = types(all);
            PlanReader plans = new PlanReader(model, locales, expressions, source, types);
            for (String name : all.lines().keySet()) {
                Optional<YamlMap> one = all.findMap(name);
                ContentType type = types.get(name);
                if (one.isPresent() && type != null) {
                    imports.put(name, readImport(name, one.get(), type, plans, types));
                }
            }
        });
        map.refuseUnknownKeys();
        return new Mapping(source, imports);
    }

    private Map<String, ContentType> types(YamlMap imports) {
        Map<String, ContentType> types = new LinkedHashMap<>();
        for (String name : imports.lines().keySet()) {
            imports.findMap(name).ifPresent(one -> {
                String word = one.findText("type", false).orElse(name);
                Optional<ContentType> type = TypeWords.find(model, word);
                type.ifPresentOrElse(
                        found -> types.put(name, found),
                        () -> PlanReader.unknown(
                                one.has("type") ? one : imports,
                                one.has("type") ? "type" : name,
                                word,
                                "内容类型",
                                "content type",
                                TypeWords.all(model)));
            });
        }
        return types;
    }

    private Import readImport(
            String name, YamlMap map, ContentType type, PlanReader plans, Map<String, ContentType> types) {
        map.findText("type", false);
        Optional<Format> format = map.has("format")
                ? Optional.of(Format.valueOf(
                        map.choice("format", FORMATS, Optional.empty()).toUpperCase(Locale.ROOT)))
                : Optional.empty();
        Import read = new Import(
                name,
                type,
                format,
                encoding(map),
                map.findScalar("delimiter").filter(text -> text.length() == 1).map(text -> text.charAt(0)),
                expressions.findPath(map, "rows"),
                expressions.read(map, "key"),
                locale(map),
                map.choice("existing", List.of("update", "leave"), Optional.of("update"))
                        .equals("leave"),
                Repeats.valueOf(
                        map.choice("repeats", REPEATS, Optional.of("refuse")).toUpperCase(Locale.ROOT)),
                before(map, name, types),
                fields(map, type, plans));
        map.refuseUnknownKeys();
        return read;
    }

    private static List<FieldPlan> fields(YamlMap map, ContentType type, PlanReader plans) {
        Optional<YamlMap> fields = map.findMap("fields");
        if (fields.isEmpty()) {
            map.explain("fields", "缺少“fields”。", "“fields” is missing.");
            return List.of();
        }
        List<FieldPlan> read = new ArrayList<>(plans.fields(fields.get(), type));
        slug(type, read).ifPresent(read::add);
        return read;
    }

    /** A slug that the mapping leaves out is made of the title and the key. */
    private static Optional<FieldPlan> slug(ContentType type, List<FieldPlan> read) {
        Optional<FieldPlan> title = read.stream()
                .filter(plan -> plan.field().id().equals(type.titleField()))
                .filter(plan -> plan.plan() instanceof ValuePlan.Plain)
                .findFirst();
        boolean given = read.stream().anyMatch(plan -> plan.field().type() instanceof FieldType.Slug);
        if (given || title.isEmpty() || !(title.get().plan() instanceof ValuePlan.Plain plain)) {
            return Optional.empty();
        }
        return type.findSlug()
                .map(field -> new FieldPlan(
                        field.id(), field, Optional.empty(), new ValuePlan.Slug(plain.expression()), true));
    }

    private Optional<String> locale(YamlMap map) {
        Optional<String> locale = map.findText("locale", false);
        if (locale.isPresent() && !locales.contains(locale.get())) {
            PlanReader.unknown(map, "locale", locale.get(), "站点语言", "language of the site", locales.tags());
        }
        return locale;
    }

    private static Optional<String> encoding(YamlMap map) {
        Optional<String> encoding = map.findText("encoding", false).filter(name -> !name.equals("auto"));
        if (encoding.isPresent() && !isCharset(encoding.get())) {
            map.explain(
                    "encoding",
                    "不认识的编码“" + encoding.get() + "”，可写 auto、utf-8、gb18030。",
                    "Unknown encoding “" + encoding.get() + "”; write auto, utf-8 or gb18030.");
        }
        return encoding;
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<Before> before(YamlMap map, String self, Map<String, ContentType> types) {
        if (!map.has("before")) {
            return List.of();
        }
        List<Before> before = new ArrayList<>();
        for (YamlMap element : map.elements("before")) {
            YamlMap one = element.isMap("is") ? element.findMap("is").orElseThrow() : element;
            String key = one == element ? "is" : "import";
            Optional<String> files = one == element ? Optional.empty() : one.findText("files", false);
            one.findText(key, true).ifPresent(name -> {
                if (!types.containsKey(name) || name.equals(self)) {
                    PlanReader.unknown(
                            one, key, name, "本文件中的其他导入", "other import in this file", List.copyOf(types.keySet()));
                }
                before.add(new Before(name, files));
            });
            one.refuseUnknownKeys();
        }
        return before;
    }
}
