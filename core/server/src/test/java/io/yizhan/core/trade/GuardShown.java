package io.yizhan.core.trade;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import io.yizhan.core.trade.GuardCanaries.Canary;
import io.yizhan.core.trade.GuardSchema.Link;
import io.yizhan.core.trade.GuardSchema.Root;
import io.yizhan.core.trade.GuardSchema.Selected;
import io.yizhan.core.trade.GuardedField.Guard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Asks for fields of a type by every way the schema has, and judges what comes. */
final class GuardShown {
    private final GuardSchema schema;
    private final String object;
    private final Map<GuardedField, Selected> selected;
    private final String title;

    /** @param title of the filled entry, to find it by */
    GuardShown(GuardSchema schema, String object, Map<GuardedField, Selected> selected, String title) {
        this.schema = schema;
        this.object = object;
        this.selected = selected;
        this.title = title;
    }

    /** Of the filled entry. */
    String id() {
        return GuardCanaries.entry(GuardSchema.id(object)).toString();
    }

    /** Queries by the ways from the root to where entries stand, each also by a named fragment. */
    Map<List<List<String>>, String> queries(String text, Optional<String> asOf) {
        Map<List<List<String>>, String> queries = new LinkedHashMap<>();
        for (Root root : schema.roots(object)) {
            if (asOf.isPresent() && !root.takes("asOf")) {
                continue;
            }
            String called = root.field().getName() + arguments(root.field(), asOf);
            boolean plain = root.ways().getFirst().size() == 1;
            StringBuilder query = new StringBuilder("{");
            for (List<String> way : root.ways()) {
                query.append(' ')
                        .append(called)
                        .append(nested(
                                way.subList(1, way.size()), plain ? "...F" : "... on " + object + " { " + text + " }"));
            }
            query.append(" }").append(plain ? " fragment F on " + object + " { " + text + " }" : "");
            queries.put(root.ways(), query.toString());
        }
        return queries;
    }

    private static String nested(List<String> names, String text) {
        return " { " + names.stream().map(name -> name + " { ").collect(Collectors.joining()) + text
                + " }".repeat(names.size() + 1);
    }

    private String arguments(FieldDefinition field, Optional<String> asOf) {
        List<String> given = new ArrayList<>();
        for (InputValueDefinition argument : field.getInputValueDefinitions()) {
            String value = switch (argument.getName()) {
                case "id" -> "\"" + id() + "\"";
                case "where" -> "{id: {eq: \"" + id() + "\"}}";
                case "text" -> "\"" + word() + "\"";
                case "first" -> "20";
                case "representations" -> "[{__typename: \"" + object + "\", id: \"" + id() + "\"}]";
                case "locale" -> "\"en\"";
                case "asOf" -> asOf.map(then -> "\"" + then + "\"").orElse("");
                default -> {
                    if (GuardSchema.required(argument)) {
                        throw new AssertionError("say what to ask " + field.getName() + " for: " + argument.getName());
                    }
                    yield "";
                }
            };
            if (!value.isEmpty()) {
                given.add(argument.getName() + ": " + value);
            }
        }
        return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
    }

    /** The longest of the title, which few others have. */
    private String word() {
        return Stream.of(title.split("[^\\p{L}]+", -1))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    /** Lists of entries with what one of their references leads to. */
    String query(Link link, String text) {
        String field = link.names().getLast() + GuardSchema.page(link.field());
        String inner = link.ways().stream()
                .map(way -> field + nested(way.subList(1, way.size()), "... on " + object + " { " + text + " }"))
                .collect(Collectors.joining(" "));
        List<String> groups = link.names().subList(0, link.names().size() - 1);
        return "{ " + schema.list(link.from()).field().getName() + "(first: 10)" + nested(with("nodes", groups), inner)
                + " }";
    }

    List<List<String>> ways(Link link) {
        List<List<String>> ways = new ArrayList<>();
        for (List<String> last : link.ways()) {
            List<String> way =
                    new ArrayList<>(List.of(schema.list(link.from()).field().getName(), "nodes"));
            way.addAll(link.names());
            way.addAll(last.subList(1, last.size()));
            ways.add(way);
        }
        return ways;
    }

    private static List<String> with(String first, List<String> names) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(names);
        return all;
    }

    /** @param sure whether the filled entry must be in the answer */
    List<String> judge(GuardAsker asker, List<List<String>> ways, String body, List<Canary> canaries, boolean sure) {
        List<String> wrong = new ArrayList<>();
        if (asker.refused().equals("UNAUTHENTICATED")) {
            return GuardAsker.code(body).equals(asker.refused())
                    ? wrong
                    : List.of(asker.name() + " is answered " + body);
        }
        JsonNode answer = TradeServer.JSON.readTree(body);
        if (answer.has("errors")) {
            return List.of(asker.name() + " is refused " + ways + body);
        }
        Set<String> restricted = restricted(answer);
        boolean opened = asker.opened().contains(GuardSchema.id(object));
        for (List<String> way : ways) {
            Map<String, JsonNode> entries = entries(answer.get("data"), way);
            boolean there = false;
            for (Map.Entry<String, JsonNode> entry : entries.entrySet()) {
                boolean filled = entry.getValue().get("id").asString().equals(id());
                there |= filled;
                if ((filled || asker.blind()) && !opened) {
                    closed(asker, entry.getKey(), entry.getValue(), restricted, filled, wrong);
                }
            }
            if (sure && !there) {
                wrong.add(asker.name() + " does not come to the entry by " + way + ": " + body);
            }
        }
        if (sure && opened) {
            seen(asker, body, canaries, wrong);
        }
        return wrong;
    }

    private void closed(
            GuardAsker asker, String path, JsonNode entry, Set<String> restricted, boolean filled, List<String> wrong) {
        selected.forEach((field, text) -> {
            Map<String, JsonNode> values = at(entry, text.way());
            values.forEach((below, value) -> {
                String whole = path + below;
                if (!empty(value)
                        || restricted.stream().noneMatch(one -> one.equals(whole) || one.startsWith(whole + "/"))) {
                    wrong.add(asker.name() + " is shown or not told of " + field + " at " + whole + ": " + value
                            + restricted);
                }
            });
            boolean outer =
                    selected.keySet().stream().anyMatch(one -> field.path().startsWith(one.path() + "."));
            if (filled && values.isEmpty() && !outer) {
                wrong.add(field + " was never asked for at " + path);
            }
        });
    }

    private void seen(GuardAsker asker, String body, List<Canary> canaries, List<String> wrong) {
        for (Canary canary : canaries) {
            selected.keySet().stream()
                    .filter(field -> canary.type().equals(field.type().id()) && canary.guard() == Guard.PARTNER)
                    .filter(field -> canary.path().equals(field.path())
                            || (canary.path().startsWith(field.path() + ".")
                                    && GuardedField.inner(field.field()).stream()
                                            .noneMatch(_ -> field.field().type()
                                                    instanceof io.yizhan.core.model.FieldType.Reference)))
                    .findFirst()
                    .filter(_ -> !body.contains(canary.text()))
                    .ifPresent(field -> wrong.add(asker.name() + " does not see " + canary.path() + ": " + body));
        }
    }

    /** What is for everybody: asked for at least once, and nothing of it restricted. */
    List<String> open(GuardAsker asker, List<List<String>> ways, String body) {
        JsonNode answer = TradeServer.JSON.readTree(body);
        if (answer.has("errors") || !restricted(answer).isEmpty()) {
            return List.of(asker.name() + " is refused " + ways + body);
        }
        List<String> wrong = new ArrayList<>();
        for (List<String> way : ways) {
            Map<String, JsonNode> entries = entries(answer.get("data"), way);
            selected.forEach((field, text) -> {
                if (entries.values().stream()
                        .allMatch(entry -> at(entry, text.way()).isEmpty())) {
                    wrong.add(field + " was never asked for by " + way);
                }
            });
        }
        return wrong;
    }

    private static Set<String> restricted(JsonNode answer) {
        Set<String> paths = new HashSet<>();
        answer.at("/extensions/restricted").values().forEach(one -> {
            StringBuilder path = new StringBuilder();
            one.get("path").values().forEach(part -> path.append('/').append(part.asString()));
            paths.add(path.toString());
        });
        return paths;
    }

    /** Null, no rows, or a list of nothing. */
    private static boolean empty(JsonNode value) {
        return value.isNull()
                || (value.isContainer() && value.isEmpty())
                || (value.has("totalCount") && value.get("totalCount").asInt() == 0);
    }

    private static Map<String, JsonNode> entries(JsonNode data, List<String> way) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        at(data, way).forEach((path, found) -> {
            if (found.isArray()) {
                for (int i = 0; i < found.size(); i++) {
                    entries.put(path + "/" + i, found.get(i));
                }
            } else {
                entries.put(path, found);
            }
        });
        // those of other types have nothing chosen
        entries.values().removeIf(entry -> !entry.has("id"));
        return entries;
    }

    /** All values at the end of the names, elements of lists apart, by their paths; lists at the end as they are. */
    private static Map<String, JsonNode> at(JsonNode from, List<String> names) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        collect(from, names, "", found);
        return found;
    }

    private static void collect(JsonNode from, List<String> names, String path, Map<String, JsonNode> into) {
        if (from.isArray() && !names.isEmpty()) {
            for (int i = 0; i < from.size(); i++) {
                collect(from.get(i), names, path + "/" + i, into);
            }
        } else if (names.isEmpty()) {
            into.put(path, from);
        } else if (from.has(names.getFirst())) {
            collect(from.get(names.getFirst()), names.subList(1, names.size()), path + "/" + names.getFirst(), into);
        }
    }
}
