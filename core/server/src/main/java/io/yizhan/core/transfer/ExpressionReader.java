package io.yizhan.core.transfer;

import io.yizhan.core.model.YamlMap;
import io.yizhan.core.transfer.TextStep.Unmatched;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads expressions of a mapping file. What cannot be read is noted, and a stand-in answered. */
final class ExpressionReader {
    private static final Expression NOTHING = new Expression.FirstOf(List.of());
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> UNMATCHED = List.of("report", "ignore", "keep");
    private static final int LONGEST = 100_000;

    private final Function<String, Optional<byte[]>> beside;

    /** @param beside files in the folder of the mapping, by name */
    ExpressionReader(Function<String, Optional<byte[]>> beside) {
        this.beside = beside;
    }

    /** The expression under a key: a path, or a map. */
    Expression read(YamlMap map, String key) {
        if (map.isMap(key)) {
            YamlMap inner = map.findMap(key).orElseThrow();
            Expression expression = readMap(inner);
            inner.refuseUnknownKeys();
            return expression;
        }
        return map.findText(key, true).map(text -> path(map, key, text)).orElse(NOTHING);
    }

    Optional<Expression> find(YamlMap map, String key) {
        return map.has(key) ? Optional.of(read(map, key)) : Optional.empty();
    }

    /** The expression a map is; keys of others in the same map are left to the caller. */
    Expression readMap(YamlMap map) {
        List<Expression> bases = new ArrayList<>();
        if (map.has("path")) {
            bases.add(map.findText("path", true)
                    .map(text -> path(map, "path", text))
                    .orElse(NOTHING));
        }
        map.findScalar("constant").ifPresent(text -> bases.add(new Expression.Constant(text)));
        map.findText("template", false).ifPresent(text -> bases.add(template(map, text)));
        if (map.has("first")) {
            bases.add(new Expression.FirstOf(several(map, "first")));
        }
        if (map.has("all")) {
            bases.add(new Expression.AllOf(several(map, "all")));
        }
        if (bases.size() != 1) {
            map.explain(
                    bases.isEmpty() ? "path" : "first",
                    "请恰好给出 path、constant、template、first、all 之一。",
                    "Give exactly one of path, constant, template, first and all.");
            return NOTHING;
        }
        List<TextStep> steps = steps(map);
        return steps.isEmpty() ? bases.getFirst() : new Expression.Changed(bases.getFirst(), steps);
    }

    private List<Expression> several(YamlMap map, String key) {
        return map.elements(key).stream().map(element -> read(element, "is")).toList();
    }

    Expression path(YamlMap map, String key, String text) {
        return findPath(map, key, text).<Expression>map(Expression.At::new).orElse(NOTHING);
    }

    /** A path under a key, if there is one. */
    Optional<RowPath> findPath(YamlMap map, String key) {
        return map.findText(key, false).flatMap(text -> findPath(map, key, text));
    }

    private static Optional<RowPath> findPath(YamlMap map, String key, String text) {
        Optional<RowPath> path = RowPath.parse(text);
        if (path.isEmpty()) {
            map.explain(
                    key,
                    "“" + text + "”不是路径，应写作 a.b、a[].b 或 '列名'；固定的值请写 constant。",
                    "“" + text + "” is no path; write a.b, a[].b or 'column name', and constant for a fixed value.");
        }
        return path;
    }

    private Expression template(YamlMap map, String text) {
        List<Expression> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int at = 0;
        while (place.find()) {
            if (place.start() > at) {
                parts.add(new Expression.Constant(text.substring(at, place.start())));
            }
            parts.add(path(map, "template", place.group(1)));
            at = place.end();
        }
        if (at < text.length()) {
            parts.add(new Expression.Constant(text.substring(at)));
        }
        return new Expression.Template(parts);
    }

    /** In the order in which they are applied, whatever the order in the file. */
    private List<TextStep> steps(YamlMap map) {
        List<TextStep> steps = new ArrayList<>();
        map.findScalar("split").filter(text -> !text.isEmpty()).ifPresent(text -> steps.add(new TextStep.Split(text)));
        map.findText("match", false)
                .flatMap(text -> pattern(map, text))
                .ifPresent(found -> steps.add(new TextStep.Match(found)));
        if (map.has("replace")) {
            steps.add(new TextStep.Replace(map.pairs("replace")));
        }
        lookup(map).ifPresent(steps::add);
        length(map, "longerThan").ifPresent(length -> steps.add(new TextStep.LongerThan(length)));
        length(map, "shorten").ifPresent(length -> steps.add(new TextStep.Shorten(length)));
        map.findScalar("join").ifPresent(between -> steps.add(new TextStep.Join(between)));
        return steps;
    }

    private static OptionalInt length(YamlMap map, String key) {
        return map.findWhole(key, 1, LONGEST);
    }

    private static Optional<Pattern> pattern(YamlMap map, String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            map.explain(
                    "match",
                    "正则表达式无效：" + e.getDescription() + "。",
                    "The pattern is not valid: " + e.getDescription() + ".");
            return Optional.empty();
        }
    }

    private Optional<TextStep> lookup(YamlMap map) {
        Unmatched unmatched = Unmatched.valueOf(
                map.choice("unmatched", UNMATCHED, Optional.of("report")).toUpperCase(Locale.ROOT));
        if (map.isMap("lookup")) {
            return Optional.of(new TextStep.Lookup(map.pairs("lookup"), unmatched));
        }
        return map.findText("lookup", false).map(file -> new TextStep.Lookup(table(map, file), unmatched));
    }

    /** The first two columns of a CSV beside the mapping; the head row is not looked at. */
    private Map<String, String> table(YamlMap map, String file) {
        Map<String, String> table = new LinkedHashMap<>();
        Optional<byte[]> content = beside.apply(file);
        if (content.isEmpty()) {
            map.explain("lookup", "映射文件旁没有“" + file + "”。", "There is no “" + file + "” beside the mapping.");
            return table;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(content.get()))
                    .toString();
            CsvCells cells = new CsvCells(new StringReader(text), ',');
            cells.next();
            for (Optional<List<String>> row = cells.next(); row.isPresent(); row = cells.next()) {
                if (row.get().size() >= 2) {
                    table.put(row.get().get(0), row.get().get(1));
                }
            }
        } catch (CharacterCodingException e) {
            map.explain("lookup", "“" + file + "”不是 UTF-8。", "“" + file + "” is not UTF-8.");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return table;
    }
}
