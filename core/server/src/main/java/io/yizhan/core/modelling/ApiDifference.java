package io.yizhan.core.modelling;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import io.yizhan.core.model.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is other in one delivery schema than in another, as a client feels it. */
final class ApiDifference {
    private final List<ApiChange> changes = new ArrayList<>();

    private ApiDifference() {}

    /** Breaking differences first, then in order of path. */
    static List<ApiChange> between(GraphQLSchema before, GraphQLSchema after) {
        ApiDifference difference = new ApiDifference();
        difference.compare(before, after);
        return difference.changes.stream()
                .sorted(Comparator.comparing((ApiChange change) -> !change.breaking())
                        .thenComparing(ApiChange::path))
                .toList();
    }

    private void compare(GraphQLSchema before, GraphQLSchema after) {
        Map<String, GraphQLNamedType> old = byName(before.getAllTypesAsList());
        Map<String, GraphQLNamedType> next = byName(after.getAllTypesAsList());
        next.forEach((name, type) -> {
            GraphQLNamedType former = old.get(name);
            if (former == null) {
                note(false, name, "新类型", "new type");
            } else {
                type(name, former, type);
            }
        });
        old.keySet().stream()
                .filter(name -> !next.containsKey(name))
                .forEach(name -> note(true, name, "类型不再存在", "the type is gone"));
    }

    private static <T extends GraphQLNamedSchemaElement> Map<String, T> byName(Collection<T> elements) {
        Map<String, T> byName = new LinkedHashMap<>();
        elements.forEach(element -> byName.put(element.getName(), element));
        return byName;
    }

    private void type(String name, GraphQLNamedType old, GraphQLNamedType next) {
        if (old instanceof GraphQLFieldsContainer had && next instanceof GraphQLFieldsContainer has) {
            fields(name, byName(had.getFieldDefinitions()), byName(has.getFieldDefinitions()));
        } else if (old instanceof GraphQLInputObjectType had && next instanceof GraphQLInputObjectType has) {
            inputs(name, byName(had.getFieldDefinitions()), byName(has.getFieldDefinitions()));
        } else if (old instanceof GraphQLEnumType had && next instanceof GraphQLEnumType has) {
            values(name, names(had), names(has));
        } else if (old instanceof GraphQLUnionType had && next instanceof GraphQLUnionType has) {
            values(
                    name,
                    had.getTypes().stream()
                            .map(GraphQLNamedSchemaElement::getName)
                            .toList(),
                    has.getTypes().stream()
                            .map(GraphQLNamedSchemaElement::getName)
                            .toList());
        }
    }

    private static List<String> names(GraphQLEnumType type) {
        return type.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .toList();
    }

    private void values(String name, List<String> old, List<String> next) {
        next.stream()
                .filter(value -> !old.contains(value))
                .forEach(value -> note(false, name + "." + value, "新值", "new value"));
        old.stream()
                .filter(value -> !next.contains(value))
                .forEach(value -> note(true, name + "." + value, "值不再存在", "the value is gone"));
    }

    private void fields(
            String type, Map<String, GraphQLFieldDefinition> old, Map<String, GraphQLFieldDefinition> next) {
        next.forEach((name, field) -> {
            GraphQLFieldDefinition former = old.get(name);
            String path = type + "." + name;
            if (former == null) {
                note(false, path, "新字段", "new field");
                return;
            }
            retyped(path, former.getType(), field.getType());
            arguments(path, byName(former.getArguments()), byName(field.getArguments()));
            if (!former.isDeprecated() && field.isDeprecated()) {
                note(false, path, "已弃用", "deprecated");
            }
        });
        gone(type, old.keySet(), next.keySet(), "字段不再存在", "the field is gone");
    }

    private void arguments(String path, Map<String, GraphQLArgument> old, Map<String, GraphQLArgument> next) {
        next.forEach((name, argument) -> {
            GraphQLArgument former = old.get(name);
            given(path + "." + name, former == null ? null : former.getType(), argument.getType());
        });
        gone(path, old.keySet(), next.keySet(), "参数不再存在", "the argument is gone");
    }

    private void inputs(
            String type, Map<String, GraphQLInputObjectField> old, Map<String, GraphQLInputObjectField> next) {
        next.forEach((name, field) -> {
            GraphQLInputObjectField former = old.get(name);
            given(type + "." + name, former == null ? null : former.getType(), field.getType());
        });
        gone(type, old.keySet(), next.keySet(), "条件不再存在", "the condition is gone");
    }

    private void given(String path, @Nullable GraphQLInputType old, GraphQLInputType next) {
        if (old != null) {
            retyped(path, old, next);
        } else if (GraphQLTypeUtil.isNonNull(next)) {
            note(true, path, "新增的必填参数", "a new argument that must be given");
        } else {
            note(false, path, "新参数或条件", "new argument or condition");
        }
    }

    private void retyped(String path, GraphQLType old, GraphQLType next) {
        String was = GraphQLTypeUtil.simplePrint(old);
        String is = GraphQLTypeUtil.simplePrint(next);
        if (!was.equals(is)) {
            note(true, path, "类型由 " + was + " 变为 " + is, "the type " + was + " becomes " + is);
        }
    }

    private void gone(String path, Collection<String> old, Collection<String> next, String zh, String en) {
        old.stream().filter(name -> !next.contains(name)).forEach(name -> note(true, path + "." + name, zh, en));
    }

    private void note(boolean breaking, String path, String zh, String en) {
        changes.add(new ApiChange(breaking, path, Labels.of(zh, en)));
    }
}
