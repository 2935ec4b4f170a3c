package io.yizhan.core.transfer;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.Suggestion;
import io.yizhan.core.model.YamlMap;
import io.yizhan.core.transfer.Mapping.FieldPlan;
import io.yizhan.core.transfer.ValuePlan.InnerPlan;
import io.yizhan.core.transfer.ValuePlan.RowPlan;
import io.yizhan.core.transfer.ValuePlan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how the fields of a type are filled. */
final class PlanReader {
    private static final List<String> IF_WRONG = List.of("refuse-row", "leave-out");
    private static final List<String> MISSING = List.of("report", "ignore");

    private final ContentModel model;
    private final Locales locales;
    private final ExpressionReader expressions;
    private final String source;
    private final Map<String, ContentType> importTypes;

    /** @param importTypes types of the imports of this mapping, by name */
    PlanReader(
            ContentModel model,
            Locales locales,
            ExpressionReader expressions,
            String source,
            Map<String, ContentType> importTypes) {
        this.model = model;
        this.locales = locales;
        this.expressions = expressions;
        this.source = source;
        this.importTypes = importTypes;
    }

    List<FieldPlan> fields(YamlMap map, ContentType type) {
        List<FieldPlan> plans = new ArrayList<>();
        for (String name : map.lines().keySet()) {
            Optional<Field> field = find(type, name);
            if (field.isEmpty()) {
                List<String> known =
                        type.allFields().stream().map(PlanReader::name).toList();
                unknown(map, name, "字段", "field", known);
            } else {
                field(map, name, field.get(), plans);
            }
        }
        return plans;
    }

    /** Own fields by id, those that plugins add as {@code plugin.id}. */
    private static Optional<Field> find(ContentType type, String name) {
        return type.allFields().stream()
                .filter(field ->
                        name(field).equals(name) || field.key().toString().equals(name))
                .findFirst();
    }

    private static String name(Field field) {
        return name(field.key());
    }

    /** Fields of core and of the site go by their id alone. */
    static String name(FieldKey key) {
        return key.owner().equals("core") || key.owner().equals("site") ? key.id() : key.toString();
    }

    private void field(YamlMap map, String name, Field field, List<FieldPlan> plans) {
        if (field.computed() || field.type() instanceof FieldType.Asset || (json(field) && !whole(map, name))) {
            map.explain(
                    name,
                    "导入不能填写此类字段（" + field.type().word() + "）。",
                    "An import does not fill fields of this kind ("
                            + field.type().word() + ").");
            return;
        }
        Optional<YamlMap> inner = map.isMap(name) ? map.findMap(name) : Optional.empty();
        boolean leaveOut = inner.map(one -> one.choice("ifWrong", IF_WRONG, Optional.of("refuse-row")))
                .filter("leave-out"::equals)
                .isPresent();
        if (inner.isPresent() && inner.get().isMap("locales") && field.localized()) {
            YamlMap byLocale = inner.get().findMap("locales").orElseThrow();
            for (String locale : byLocale.lines().keySet()) {
                if (locales.contains(locale)) {
                    plans.add(new FieldPlan(name, field, Optional.of(locale), plan(byLocale, locale, field), leaveOut));
                } else {
                    unknown(byLocale, locale, "站点语言", "language of the site", locales.tags());
                }
            }
            inner.get().refuseUnknownKeys();
            return;
        }
        ValuePlan plan = inner.map(one -> planOf(one, field)).orElseGet(() -> plan(map, name, field));
        plans.add(new FieldPlan(name, field, Optional.empty(), plan, leaveOut));
    }

    private static boolean json(Field field) {
        return field.type() instanceof FieldType.Json || field.type() instanceof FieldType.Blocks;
    }

    /** Whether the value is taken as it stands in the row. */
    private static boolean whole(YamlMap map, String name) {
        return map.isMap(name)
                && map.findMap(name)
                        .map(inner -> inner.lines().containsKey("json") || inner.isMap("locales"))
                        .orElse(false);
    }

    private ValuePlan plan(YamlMap map, String key, Field field) {
        if (map.isMap(key)) {
            return planOf(map.findMap(key).orElseThrow(), field);
        }
        if (field.type() instanceof FieldType.Group group) {
            return new ValuePlan.Rows(
                    map.maps(key, true).stream().map(one -> rowPlan(one, group)).toList());
        }
        if (field.type() instanceof FieldType.Reference) {
            map.explain(key, "引用须写明 to 与 key。", "A reference needs “to” and “key”.");
        }
        Expression expression = expressions.read(map, key);
        return field.type() instanceof FieldType.UncertainDate
                ? new ValuePlan.Dating(expression, Optional.empty(), Optional.empty())
                : new ValuePlan.Plain(expression, Optional.empty());
    }

    private ValuePlan planOf(YamlMap map, Field field) {
        boolean links = field.type() instanceof FieldType.Reference || field.type() instanceof FieldType.Asset;
        if (!links && map.has("json")) {
            Optional<RowPath> path = expressions.findPath(map, "json");
            map.refuseUnknownKeys();
            return new ValuePlan.Whole(path.orElse(new RowPath(".", List.of())));
        }
        ValuePlan plan = switch (field.type()) {
            case FieldType.Group group -> rows(map, group);
            case FieldType.Reference reference -> links(map, reference);
            case FieldType.UncertainDate _ -> dating(map);
            case FieldType.Measure _ -> pair(map, "value", "unit");
            case FieldType.Money _ -> pair(map, "amount", "currency");
            case FieldType.Moment _ -> pair(map, "local", "zone");
            case FieldType.Day _ -> {
                Optional<String> form = map.findText("form", false);
                yield new ValuePlan.Plain(expressions.readMap(map), form);
            }
            default -> new ValuePlan.Plain(expressions.readMap(map), Optional.empty());
        };
        map.refuseUnknownKeys();
        return plan;
    }

    private ValuePlan pair(YamlMap map, String first, String second) {
        return new ValuePlan.Pair(first, expressions.read(map, first), second, expressions.read(map, second));
    }

    private ValuePlan dating(YamlMap map) {
        if (Stream.of("text", "earliest", "latest").noneMatch(map::has)) {
            return new ValuePlan.Dating(expressions.readMap(map), Optional.empty(), Optional.empty());
        }
        Expression text = expressions.find(map, "text").orElse(new Expression.FirstOf(List.of()));
        return new ValuePlan.Dating(text, expressions.find(map, "earliest"), expressions.find(map, "latest"));
    }

    /** Rows of one kind of place, or, under {@code rows}, of several. */
    private ValuePlan rows(YamlMap map, FieldType.Group group) {
        return new ValuePlan.Rows(
                map.has("rows")
                        ? map.maps("rows", true).stream()
                                .map(one -> rowPlan(one, group))
                                .toList()
                        : List.of(rowPlan(map, group)));
    }

    private RowPlan rowPlan(YamlMap map, FieldType.Group group) {
        Optional<RowPath> each = expressions.findPath(map, "each");
        List<InnerPlan> inner = inner(map, "fields", group.fields(), true);
        map.refuseUnknownKeys();
        return new RowPlan(each, inner);
    }

    private List<InnerPlan> inner(YamlMap map, String key, List<Field> fields, boolean required) {
        List<InnerPlan> plans = new ArrayList<>();
        if (required && !map.has(key)) {
            map.explain(key, "缺少“" + key + "”。", "“" + key + "” is missing.");
        }
        map.findMap(key).ifPresent(inside -> {
            for (String name : inside.lines().keySet()) {
                Optional<Field> field =
                        fields.stream().filter(one -> one.id().equals(name)).findFirst();
                if (field.isEmpty()) {
                    unknown(
                            inside,
                            name,
                            "字段",
                            "field",
                            fields.stream().map(Field::id).toList());
                } else {
                    plans.add(new InnerPlan(field.get(), plan(inside, name, field.get())));
                }
            }
        });
        return plans;
    }

    private ValuePlan links(YamlMap map, FieldType.Reference reference) {
        Optional<RowPath> each = expressions.findPath(map, "each");
        Optional<String> by = map.findText("by", false);
        String from = map.findText("source", false).orElse(source);
        boolean several = map.isList("to");
        List<String> to = several
                ? map.texts("to", true)
                : map.findText("to", true).stream().toList();
        List<Target> targets = to.stream()
                .flatMap(one -> target(map, reference, one, by, from).stream())
                .toList();
        Optional<Expression> type = several ? Optional.of(expressions.read(map, "type")) : Optional.empty();
        Expression key = expressions.read(map, "key");
        List<InnerPlan> attributes = inner(map, "attributes", reference.attributes(), false);
        boolean ignore = map.choice("missing", MISSING, Optional.of("report")).equals("ignore");
        return new ValuePlan.Links(
                each,
                targets.isEmpty()
                        ? List.of(new Target.Imported(from, reference.targets().getFirst()))
                        : targets,
                type,
                key,
                attributes,
                ignore);
    }

    private Optional<Target> target(
            YamlMap map, FieldType.Reference reference, String to, Optional<String> by, String from) {
        Optional<ContentType> type = Optional.ofNullable(importTypes.get(to)).or(() -> TypeWords.find(model, to));
        if (type.isEmpty() || !reference.targets().contains(type.get().id())) {
            List<String> known = reference.targets().stream()
                    .map(model::requireType)
                    .map(TypeWords::plural)
                    .toList();
            unknown(map, "to", to, "可引用的类型", "type that can be referenced here", known);
            return Optional.empty();
        }
        if (by.isEmpty()) {
            return Optional.of(new Target.Imported(from, type.get().id()));
        }
        Optional<Field> field = type.get().allFields().stream()
                .filter(one -> one.unique() || one.type() instanceof FieldType.Slug)
                .filter(one -> name(one).equals(by.get()))
                .findFirst();
        if (field.isEmpty()) {
            List<String> known = type.get().allFields().stream()
                    .filter(one -> one.unique() || one.type() instanceof FieldType.Slug)
                    .map(PlanReader::name)
                    .toList();
            unknown(map, "by", by.get(), "唯一字段", "unique field", known);
        }
        return field.map(found -> new Target.Unique(type.get().id(), found));
    }

    private static void unknown(YamlMap map, String word, String chinese, String english, List<String> known) {
        unknown(map, word, word, chinese, english, known);
    }

    static void unknown(YamlMap map, String key, String word, String chinese, String english, List<String> known) {
        String near = Suggestion.nearest(word, known);
        String all = String.join(", ", known);
        map.explain(
                key,
                "没有" + chinese + "“" + word + "”。" + (near.isEmpty() ? "" : "您是不是要写“" + near + "”？") + "可用：" + all
                        + "。",
                "There is no " + english + " “" + word + "”. " + (near.isEmpty() ? "" : "Did you mean “" + near + "”? ")
                        + "Choose from: " + all + ".");
    }
}
