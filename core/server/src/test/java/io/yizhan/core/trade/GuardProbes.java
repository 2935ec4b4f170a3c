package io.yizhan.core.trade;

import static io.yizhan.core.trade.GuardSchema.argument;
import static io.yizhan.core.trade.GuardSchema.name;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.trade.GuardSchema.Link;
import io.yizhan.core.trade.GuardedField.Guard;
import io.yizhan.core.trade.GuardedField.Listed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Questions that would tell a field's values without showing it: conditions, orders, counts, keys; all that the schema offers. */
final class GuardProbes {
    private static final List<String> WRAPPERS = List.of("some", "is", "link", "none", "every");

    private final GuardSchema schema;
    private final ContentModel model;
    private final Listed listed;
    private final String past;
    private final boolean thorough;
    private final Map<String, List<Through>> throughs = new HashMap<>();

    /**
     * @param query one root field
     * @param guard of the field or of the reference it is asked through
     * @param event whether it is a subscription
     */
    record Probe(GuardedField field, String kind, String query, Guard guard, boolean event) {}

    /** From the conditions of one type to those of another. */
    private record Through(String from, String path, String before, String after, boolean guarded) {
        String around(String condition) {
            return before + "{" + condition + "}" + after;
        }
    }

    /** @param past a moment to ask for */
    GuardProbes(GuardSchema schema, ContentModel model, Listed listed, String past, boolean thorough) {
        this.schema = schema;
        this.model = model;
        this.listed = listed;
        this.past = past;
        this.thorough = thorough;
    }

    List<Probe> of(GuardedField field) {
        List<Probe> probes = new ArrayList<>();
        String target = field.object();
        String list = schema.list(target).field().getName();
        // conditions on a group are those on what is in it
        List<String> conditions = field.field().type() instanceof FieldType.Group group && !group.repeatable()
                ? List.of()
                : conditions(field, schema.where(target), field.names());
        if (!conditions.isEmpty()) {
            own(field, list, conditions, probes);
            for (Through way : throughs(field)) {
                String query = schema.list(way.from()).field().getName() + "(first: 1, where: {"
                        + way.around(conditions.getFirst()) + "}) { totalCount }";
                Guard guard = way.guarded() ? Guard.PARTNER : field.guard();
                probes.add(new Probe(field, "where through " + way.path(), query, guard, false));
            }
        }
        for (On on : lists(field)) {
            counted(field, on, conditions, probes);
        }
        ordersThrough(field, probes);
        FieldDefinition byKey = schema.one(target);
        if (field.names().size() == 1 && !argument(byKey, field.joined()).isEmpty()) {
            String key = byKey.getName() + "(" + field.joined() + ": \"x\") { id }";
            probes.add(new Probe(field, "key", key, field.guard(), false));
        }
        return probes;
    }

    private void own(GuardedField field, String list, List<String> conditions, List<Probe> into) {
        String one = conditions.getFirst();
        // the guard does not ask for the operator; where it stands in the way, all are tried
        boolean whole = thorough || field.guard() != Guard.PUBLIC;
        List<String> all = new ArrayList<>(whole ? conditions : List.of(one));
        List.of("not: {%s}", "and: [{%s}]", "or: [{%s}, {id: {isNull: true}}]")
                .forEach(form -> all.add(form.formatted(one)));
        for (String condition : all) {
            String where = list + "(first: 1, where: {" + condition + "}) { totalCount nodes { id } }";
            into.add(new Probe(field, "where", where, field.guard(), false));
        }
        String searched = list + "(first: 1, search: \"a\", where: {" + one + "}) { totalCount }";
        into.add(new Probe(field, "where of a search", searched, field.guard(), false));
        String then = list + "(first: 1, asOf: \"" + past + "\", where: {" + one + "}) { totalCount }";
        into.add(new Probe(field, "where as of then", then, field.guard(), false));
        schema.aggregate(field.object())
                .ifPresent(aggregate -> into.add(new Probe(
                        field,
                        "where of numbers",
                        aggregate.getName() + "(where: {" + one + "}) { count }",
                        field.guard(),
                        false)));
        String events = schema.events(field.object()).getName() + "(where: {" + one + "}) { id }";
        into.add(new Probe(field, "where of events", events, field.guard(), true));
    }

    /** A list of entries of the field's type: the root's, or at the end of a reference. */
    private record On(FieldDefinition field, UnaryOperator<String> within, String kind) {}

    private List<On> lists(GuardedField field) {
        List<On> lists = new ArrayList<>();
        lists.add(new On(schema.list(field.object()).field(), text -> text, "root"));
        for (Link link : schema.links(field.object())) {
            boolean paged = !argument(link.field(), "where").isEmpty();
            if (paged && listed.of(link.path()) == Guard.PUBLIC) {
                String groups =
                        String.join(" { ", link.names().subList(0, link.names().size() - 1));
                String filled = "(where: {id: {eq: \"" + GuardCanaries.entry(GuardSchema.id(link.from())) + "\"}})";
                String before = schema.list(link.from()).field().getName() + filled + " { nodes { "
                        + (groups.isEmpty() ? "" : groups + " { ");
                String after = " }".repeat(link.names().size() + 1);
                lists.add(new On(link.field(), text -> before + text + after, "link " + link.path()));
            }
        }
        if (!thorough && lists.size() > 2) {
            // each field on the root's and on one other, which takes turns
            int turn = 1 + Math.floorMod(field.path().hashCode(), lists.size() - 1);
            return List.of(lists.getFirst(), lists.get(turn));
        }
        return lists;
    }

    private void counted(GuardedField field, On on, List<String> conditions, List<Probe> into) {
        String list = on.field().getName();
        String connection = name(on.field().getType());
        String constant = field.constant();
        List<String> asked = new ArrayList<>();
        if (!on.kind().equals("root") && !conditions.isEmpty()) {
            ofList(argument(on.field(), "where"), schema.where(field.object()), conditions.getFirst())
                    .ifPresent(where -> asked.add(list + "(first: 1, where: {" + where + "}) { totalCount }"));
        }
        String order = schema.member(argument(on.field(), "orderBy"), "field")
                .map(member -> name(member.getType()))
                .orElse("");
        if (own(connection, field) && schema.values(order).contains(constant)) {
            asked.add(list + "(first: 1, orderBy: [{field: " + constant + "}]) { nodes { id } }");
            asked.add(list + "(first: 1, orderBy: [{field: CREATED_AT}, {field: " + constant
                    + ", direction: DESC}]) { edges { cursor } }");
        }
        schema.field(connection, "facets")
                .filter(facets -> own(connection, field)
                        && schema.values(argument(facets, "fields")).contains(constant))
                .ifPresent(_ -> asked.add(
                        list + "(first: 1) { facets(fields: [" + constant + "]) { values { value count } } }"));
        schema.field(connection, "aggregate")
                .filter(_ -> own(connection, field))
                .ifPresent(aggregate -> numbers(field, name(aggregate.getType()))
                        .forEach(text -> asked.add(list + "(first: 1) { aggregate { " + text + " } }")));
        asked.forEach(text ->
                into.add(new Probe(field, "list of " + on.kind(), on.within().apply(text), field.guard(), false)));
        if (on.kind().equals("root")) {
            schema.aggregate(field.object())
                    .ifPresent(root -> numbers(field, name(root.getType()))
                            .forEach(text -> into.add(new Probe(
                                    field, "numbers", root.getName() + " { " + text + " }", field.guard(), false))));
        }
    }

    private boolean own(String connection, GuardedField field) {
        return schema.field(connection, "nodes")
                .map(nodes -> name(nodes.getType()).equals(field.object()))
                .orElse(false);
    }

    private List<String> numbers(GuardedField field, String aggregate) {
        List<String> asked = new ArrayList<>();
        Optional<String> number = schema.field(aggregate, field.joined())
                .filter(found -> !List.of("count", "groups").contains(found.getName()))
                .map(found -> found.getName()
                        + (found.getInputValueDefinitions().isEmpty() ? "" : "(currency: \"USD\")") + " { count }");
        number.ifPresent(asked::add);
        FieldDefinition groups = schema.field(aggregate, "groups").orElseThrow();
        List<String> by = schema.values(argument(groups, "by"));
        for (String ending : List.of("", "_YEAR", "_MONTH")) {
            if (by.contains(field.constant() + ending)) {
                asked.add("groups(by: [" + field.constant() + ending + "]) { count values { value } }");
            }
        }
        String first =
                by.stream().filter(one -> !one.startsWith("GUARD_")).findFirst().orElseThrow();
        number.ifPresent(text -> asked.add("groups(by: [" + first + "]) { count " + text + " }"));
        return asked;
    }

    /** {@code ENTERPRISE_NAME} of products, for the name of enterprises. */
    private void ordersThrough(GuardedField field, List<Probe> into) {
        for (Link link : schema.links(field.object())) {
            boolean single = name(link.field().getType()).equals(field.object());
            FieldDefinition list = schema.list(link.from()).field();
            String way = String.join(
                    "_", link.names().stream().map(GuardedField::constant).toList());
            String constant = way + "_" + field.constant();
            if (single && orders(list).contains(constant)) {
                boolean guarded = listed.of(link.path()) != Guard.PUBLIC;
                String query = list.getName() + "(first: 1, orderBy: [{field: " + constant + "}]) { nodes { id } }";
                Guard guard = guarded ? Guard.PARTNER : field.guard();
                into.add(new Probe(field, "order through " + link.path(), query, guard, false));
            }
        }
    }

    List<String> orders(FieldDefinition list) {
        return schema.values(schema.member(argument(list, "orderBy"), "field")
                .map(member -> name(member.getType()))
                .orElse(""));
    }

    /** Conditions on the field, one for each operator. */
    private List<String> conditions(GuardedField field, String input, List<String> names) {
        Optional<InputValueDefinition> member = schema.member(input, names.getFirst());
        if (member.isEmpty()) {
            return WRAPPERS.stream()
                    .flatMap(wrapper -> schema.member(input, wrapper).stream())
                    .filter(wrapper -> !entries(name(wrapper.getType())))
                    .flatMap(wrapper -> conditions(field, name(wrapper.getType()), names).stream()
                            .map(inner -> wrapper.getName() + ": {" + inner + "}"))
                    .toList();
        }
        String type = name(member.get().getType());
        List<String> inner =
                names.size() > 1 ? conditions(field, type, names.subList(1, names.size())) : operators(type, field, 0);
        return inner.stream().map(text -> names.getFirst() + ": {" + text + "}").toList();
    }

    private List<String> operators(String filter, GuardedField field, int depth) {
        List<String> all = new ArrayList<>();
        for (InputValueDefinition operator : schema.members(filter)) {
            String type = name(operator.getType());
            boolean nested = !schema.members(type).isEmpty()
                    && schema.members(type).stream().noneMatch(GuardSchema::required);
            if (nested && !type.endsWith("FromNow")) {
                // what leads on to other entries is asked for elsewhere
                boolean ends = type.endsWith("Filter") && depth < 2;
                operators(ends ? type : "", field, depth + 1)
                        .forEach(inner -> all.add(operator.getName() + ": {" + inner + "}"));
            } else if (!GuardSchema.list(operator.getType()) || !type.endsWith("Where")) {
                all.add(operator.getName() + ": " + literal(operator, field));
            }
        }
        return all;
    }

    private String literal(InputValueDefinition operator, GuardedField field) {
        String type = name(operator.getType());
        List<InputValueDefinition> members = schema.members(type);
        String one = switch (type) {
            case "Boolean" -> "true";
            case "Int", "Long" -> "1";
            case "Decimal" -> "\"1\"";
            case "Date" -> "\"2020-01-01\"";
            case "DateTime" -> "\"2020-01-01T00:00:00Z\"";
            case "ID" -> "\"" + GuardCanaries.entry("work") + "\"";
            case "String" -> "\"" + text(field) + "\"";
            default -> {
                List<String> given = members.stream()
                        .filter(GuardSchema::required)
                        .map(member -> member.getName() + ": " + literal(member, field))
                        .toList();
                yield "{" + String.join(", ", given) + "}";
            }
        };
        return GuardSchema.list(operator.getType()) ? "[" + one + "]" : one;
    }

    private String text(GuardedField field) {
        return switch (field.field().type()) {
            case FieldType.Term term ->
                model.requireVocabulary(term.vocabulary())
                        .terms()
                        .keySet()
                        .iterator()
                        .next();
            case FieldType.Money _ -> "USD";
            default -> "x";
        };
    }

    /** All ways, each for one field of the type at least; for what is guarded, all of them. */
    private List<Through> throughs(GuardedField field) {
        List<Through> all = throughs(field.object());
        if (thorough || field.guard() != Guard.PUBLIC || field.names().equals(List.of("slug"))) {
            return all;
        }
        List<Through> open = all.stream().filter(way -> !way.guarded()).toList();
        return open.isEmpty()
                ? open
                : List.of(open.get(Math.floorMod(field.path().hashCode(), open.size())));
    }

    private List<Through> throughs(String target) {
        return throughs.computeIfAbsent(target, _ -> {
            List<Through> found = new ArrayList<>();
            for (String from : schema.entryTypes()) {
                for (InputValueDefinition member : schema.members(schema.where(from))) {
                    if (!List.of("and", "or", "not").contains(member.getName())) {
                        String id = GuardSchema.id(from) + ".";
                        walk(from, id, member, schema.where(target), "", "", 0, found);
                    }
                }
            }
            return found;
        });
    }

    private void walk(
            String from,
            String path,
            InputValueDefinition member,
            String target,
            String before,
            String after,
            int depth,
            List<Through> into) {
        String type = name(member.getType());
        String opened = before + member.getName() + ": ";
        boolean quantifier = WRAPPERS.contains(member.getName());
        String longer = quantifier ? path : path + (path.endsWith(".") ? "" : ".") + member.getName();
        if (type.equals(target)) {
            // a member of conditions on several types is no field
            into.add(new Through(from, longer, opened, after, listed.of(longer) != Guard.PUBLIC));
            return;
        }
        boolean entries =
                schema.entryTypes().stream().anyMatch(one -> schema.where(one).equals(type));
        if (entries || depth > 4) {
            return;
        }
        for (InputValueDefinition inner : schema.members(type)) {
            boolean logic = List.of("and", "or", "not").contains(inner.getName());
            boolean others = !thorough && List.of("none", "every").contains(inner.getName());
            if (!logic && !others) {
                walk(from, longer, inner, target, opened + "{", "}" + after, depth + 1, into);
            }
        }
    }

    /** Whether these are the conditions of a content type. */
    private boolean entries(String input) {
        return schema.entryTypes().stream().anyMatch(one -> schema.where(one).equals(input));
    }

    /** Of a list of one type or of several. */
    private Optional<String> ofList(String input, String target, String condition) {
        return input.equals(target)
                ? Optional.of(condition)
                : schema.members(input).stream()
                        .filter(member -> name(member.getType()).equals(target))
                        .findFirst()
                        .map(member -> member.getName() + ": {" + condition + "}");
    }
}
