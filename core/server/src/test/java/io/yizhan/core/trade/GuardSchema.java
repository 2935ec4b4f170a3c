package io.yizhan.core.trade;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NamedNode;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A downloaded schema, looked through for the ways to entries of a type. */
final class GuardSchema {
    private final TypeDefinitionRegistry types;
    private final Map<String, List<Root>> roots = new HashMap<>();
    private final Map<String, List<Link>> links = new HashMap<>();
    private final Map<String, String> wheres = new HashMap<>();
    private final Set<String> entryTypes;

    /**
     * A root field that leads to entries.
     *
     * @param ways from the root field down to where the entries stand
     */
    record Root(FieldDefinition field, List<List<String>> ways) {
        boolean takes(String argument) {
            return field.getInputValueDefinitions().stream()
                    .anyMatch(one -> one.getName().equals(argument));
        }
    }

    /** A reference or way back from entries of one type to those of another. */
    record Link(String from, List<String> names, FieldDefinition field, List<List<String>> ways) {
        String path() {
            return id(from) + "." + String.join(".", names);
        }
    }

    GuardSchema(String sdl) {
        types = new SchemaParser().parse(sdl);
        entryTypes = types.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getImplements().stream()
                        .anyMatch(face -> name(face).equals("Entry")))
                .map(ObjectTypeDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the content types. */
    Set<String> entryTypes() {
        return entryTypes;
    }

    /** The id of a content type by its name. */
    static String id(String object) {
        return object.substring(0, 1).toLowerCase(Locale.ROOT) + object.substring(1);
    }

    Optional<FieldDefinition> field(String object, String name) {
        return types.getTypeOrNull(object) instanceof ObjectTypeDefinition type
                ? type.getFieldDefinitions().stream()
                        .filter(field -> field.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    List<FieldDefinition> fields(String object) {
        return types.getTypeOrNull(object) instanceof ObjectTypeDefinition type
                ? type.getFieldDefinitions()
                : List.of();
    }

    /** Members of an input type; none of anything else. */
    List<InputValueDefinition> members(String input) {
        return types.getTypeOrNull(input) instanceof InputObjectTypeDefinition type
                ? type.getInputValueDefinitions()
                : List.of();
    }

    Optional<InputValueDefinition> member(String input, String name) {
        return members(input).stream()
                .filter(member -> member.getName().equals(name))
                .findFirst();
    }

    /** Values of an enum; none of anything else. */
    List<String> values(String name) {
        return types.getTypeOrNull(name) instanceof EnumTypeDefinition type
                ? type.getEnumValueDefinitions().stream()
                        .map(NamedNode::getName)
                        .toList()
                : List.of();
    }

    /** The type of an argument; empty if there is none of this name. */
    static String argument(FieldDefinition field, String name) {
        return field.getInputValueDefinitions().stream()
                .filter(argument -> argument.getName().equals(name))
                .findFirst()
                .map(argument -> name(argument.getType()))
                .orElse("");
    }

    static String name(Type<?> type) {
        return switch (type) {
            case NonNullType inner -> name(inner.getType());
            case ListType inner -> name(inner.getType());
            case TypeName name -> name.getName();
            default -> throw new AssertionError(type.toString());
        };
    }

    static boolean list(Type<?> type) {
        return type instanceof ListType || (type instanceof NonNullType inner && list(inner.getType()));
    }

    /** Every root field of queries that leads to entries of the type without another entry in between. */
    List<Root> roots(String target) {
        return roots.computeIfAbsent(
                target,
                _ -> fields("Query").stream()
                        .map(field -> new Root(field, ways(name(field.getType()), target, List.of(field.getName()))))
                        .filter(root -> !root.ways().isEmpty())
                        .toList());
    }

    /** The root list of a type. */
    Root list(String target) {
        return roots(target).stream()
                .filter(root -> root.takes("where") && root.takes("after"))
                .findFirst()
                .orElseThrow();
    }

    Optional<FieldDefinition> aggregate(String target) {
        return fields("Query").stream()
                .filter(field -> argument(field, "where").equals(where(target))
                        && field(name(field.getType()), "groups").isPresent())
                .findFirst();
    }

    String where(String target) {
        return wheres.computeIfAbsent(target, _ -> argument(list(target).field(), "where"));
    }

    /** Every field of an entry, also in its groups, that leads to entries of the type. */
    List<Link> links(String target) {
        return links.computeIfAbsent(target, _ -> {
            List<Link> found = new ArrayList<>();
            entryTypes.forEach(from -> links(from, from, List.of(), target, found));
            return found;
        });
    }

    private void links(String from, String object, List<String> names, String target, List<Link> into) {
        for (FieldDefinition field : fields(object)) {
            String type = name(field.getType());
            List<String> longer = plus(names, field.getName());
            List<List<String>> ways = ways(type, target, List.of(field.getName()));
            if (!ways.isEmpty()) {
                into.add(new Link(from, longer, field, ways));
            } else if (names.size() < 2
                    && !entryTypes.contains(type)
                    && type.startsWith(object)
                    && field(type, "nodes").isEmpty()) {
                links(from, type, longer, target, into);
            }
        }
    }

    private List<List<String>> ways(String type, String target, List<String> way) {
        if (leadsTo(type, target)) {
            return List.of(way);
        }
        List<List<String>> ways = new ArrayList<>();
        if (way.size() < 4 && !entryTypes().contains(type)) {
            for (FieldDefinition field : fields(type)) {
                if (field.getInputValueDefinitions().isEmpty()) {
                    ways.addAll(ways(name(field.getType()), target, plus(way, field.getName())));
                }
            }
        }
        return ways;
    }

    private boolean leadsTo(String type, String target) {
        return type.equals(target)
                || (types.getTypeOrNull(type) instanceof UnionTypeDefinition union
                        && union.getMemberTypes().stream()
                                .anyMatch(member -> name(member).equals(target)))
                || (types.getTypeOrNull(type) instanceof InterfaceTypeDefinition
                        && types.getTypeOrNull(target) instanceof ObjectTypeDefinition object
                        && object.getImplements().stream()
                                .anyMatch(face -> name(face).equals(type)));
    }

    static List<String> plus(List<String> names, String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return longer;
    }

    /**
     * What is chosen of an entry to see a field.
     *
     * @param way names in the answer, from the entry down
     */
    record Selected(String text, List<String> way) {}

    /** @param alias of the field; empty for none */
    Optional<Selected> select(String object, List<String> names, String alias) {
        FieldDefinition found = field(object, names.getFirst()).orElse(null);
        if (found == null) {
            return Optional.empty();
        }
        String name = found.getName() + page(found);
        String type = name(found.getType());
        if (names.size() == 1) {
            String key = alias.isEmpty() ? found.getName() : alias;
            String text = (alias.isEmpty() ? "" : alias + ": ") + name + leaf(type, new LinkedHashSet<>());
            return Optional.of(new Selected(text, List.of(key)));
        }
        List<String> rest = names.subList(1, names.size());
        Optional<FieldDefinition> edges = field(type, "edges");
        String inner = edges.isPresent() ? name(edges.get().getType()) : type;
        return select(inner, rest, alias).map(below -> {
            List<String> way = new ArrayList<>(List.of(found.getName()));
            edges.ifPresent(field -> way.add(field.getName()));
            way.addAll(below.way());
            String text = edges.isPresent() ? "edges { " + below.text() + " }" : below.text();
            return new Selected(name + " { " + text + " }", way);
        });
    }

    static String page(FieldDefinition field) {
        return argument(field, "first").isEmpty() ? "" : "(first: 3)";
    }

    /** All of a value, and what tells of entries that they are there. */
    private String leaf(String type, Set<String> above) {
        if (types.getTypeOrNull(type) instanceof UnionTypeDefinition
                || entryTypes().contains(type)) {
            return " { __typename }";
        }
        if (!(types.getTypeOrNull(type) instanceof ObjectTypeDefinition)) {
            return "";
        }
        if (field(type, "nodes").isPresent()) {
            return " { totalCount nodes { __typename } }";
        }
        Set<String> with = new LinkedHashSet<>(above);
        with.add(type);
        StringBuilder text = new StringBuilder(" {");
        for (FieldDefinition field : fields(type)) {
            String inner = name(field.getType());
            if (!above.contains(inner) && !inner.equals(type) && needless(field)) {
                text.append(' ').append(field.getName()).append(page(field)).append(leaf(inner, with));
            }
        }
        return text.append(" }").toString();
    }

    private static boolean needless(FieldDefinition field) {
        return field.getInputValueDefinitions().stream()
                .noneMatch(argument -> required(argument) && argument.getDefaultValue() == null);
    }

    static boolean required(InputValueDefinition argument) {
        return argument.getType() instanceof NonNullType && argument.getDefaultValue() == null;
    }

    FieldDefinition one(String target) {
        return roots(target).stream()
                .map(Root::field)
                .filter(field -> name(field.getType()).equals(target))
                .findFirst()
                .orElseThrow();
    }

    FieldDefinition events(String target) {
        return fields("Subscription").stream()
                .filter(field -> argument(field, "where").equals(where(target)))
                .findFirst()
                .orElseThrow();
    }
}
