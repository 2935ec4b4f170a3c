package io.yizhan.core.graphql;

import graphql.language.Definition;
import graphql.language.Description;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLUnionType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SchemaPart} adds, written in the schema language: for schemas that do not depend on the content model. Types of other
 * parts are named as if they were there; the fields of {@code Query} and {@code Mutation} are added one by one with their fetchers.
 */
public final class SchemaText {
    private static final Map<String, GraphQLScalarType> SCALARS = Stream.of(
                    graphql.Scalars.GraphQLID,
                    graphql.Scalars.GraphQLString,
                    graphql.Scalars.GraphQLInt,
                    graphql.Scalars.GraphQLFloat,
                    graphql.Scalars.GraphQLBoolean,
                    Scalars.DATE_TIME,
                    Scalars.DATE,
                    Scalars.LOCAL_DATE_TIME,
                    Scalars.DECIMAL_STRING,
                    Scalars.LOCALE,
                    Scalars.LONG,
                    Scalars.JSON,
                    Scalars.TEXTS)
            .collect(Collectors.toUnmodifiableMap(GraphQLScalarType::getName, scalar -> scalar));

    private final Map<String, ObjectTypeDefinition> roots = new LinkedHashMap<>();
    private final Map<String, GraphQLNamedType> types = new LinkedHashMap<>();

    private SchemaText(String text) {
        for (Definition<?> definition : Parser.parse(text).getDefinitions()) {
            if (definition instanceof ObjectTypeDefinition type && isRoot(type.getName())) {
                roots.put(type.getName(), type);
            } else {
                GraphQLNamedType type = type(definition);
                types.put(type.getName(), type);
            }
        }
    }

    /**
     * Reads a file of the jar.
     *
     * @param resource path from the root of the class path
     */
    public static SchemaText read(String resource) {
        try (InputStream stream = SchemaText.class.getResourceAsStream("/" + resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no file " + resource);
            }
            return new SchemaText(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All types but Query and Mutation. */
    public void addTypes(SchemaDraft draft) {
        types.values().forEach(draft::type);
    }

    /** A field of Query. */
    public SchemaText addQuery(SchemaDraft draft, String name, DataFetcher<?> fetcher) {
        draft.query(rootField("Query", name), fetcher);
        return this;
    }

    /** A field of Mutation. */
    public SchemaText addMutation(SchemaDraft draft, String name, DataFetcher<?> fetcher) {
        draft.mutation(rootField("Mutation", name), fetcher);
        return this;
    }

    private static boolean isRoot(String name) {
        return name.equals("Query") || name.equals("Mutation");
    }

    private GraphQLFieldDefinition rootField(String root, String name) {
        ObjectTypeDefinition type = roots.get(root);
        if (type == null) {
            throw new IllegalArgumentException("the text has no " + root);
        }
        return type.getFieldDefinitions().stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .map(SchemaText::field)
                .orElseThrow(() -> new IllegalArgumentException("the text has no field " + root + "." + name));
    }

    private static GraphQLNamedType type(Definition<?> definition) {
        return switch (definition) {
            case ObjectTypeDefinition type ->
                GraphQLObjectType.newObject()
                        .name(type.getName())
                        .description(text(type.getDescription()))
                        .fields(type.getFieldDefinitions().stream()
                                .map(SchemaText::field)
                                .toList())
                        .build();
            case InputObjectTypeDefinition type ->
                GraphQLInputObjectType.newInputObject()
                        .name(type.getName())
                        .description(text(type.getDescription()))
                        .fields(type.getInputValueDefinitions().stream()
                                .map(SchemaText::inputField)
                                .toList())
                        .build();
            case EnumTypeDefinition type -> words(type);
            case UnionTypeDefinition type -> union(type);
            default -> throw new IllegalArgumentException("not understood here: " + definition);
        };
    }

    private static GraphQLEnumType words(EnumTypeDefinition type) {
        GraphQLEnumType.Builder builder =
                GraphQLEnumType.newEnum().name(type.getName()).description(text(type.getDescription()));
        type.getEnumValueDefinitions()
                .forEach(word -> builder.value(GraphQLEnumValueDefinition.newEnumValueDefinition()
                        .name(word.getName())
                        .value(word.getName())
                        .description(text(word.getDescription()))
                        .build()));
        return builder.build();
    }

    private static GraphQLUnionType union(UnionTypeDefinition type) {
        GraphQLUnionType.Builder builder =
                GraphQLUnionType.newUnionType().name(type.getName()).description(text(type.getDescription()));
        type.getMemberTypes()
                .forEach(member -> builder.possibleType(GraphQLTypeReference.typeRef(((TypeName) member).getName())));
        return builder.build();
    }

    private static GraphQLFieldDefinition field(FieldDefinition field) {
        GraphQLFieldDefinition.Builder builder = GraphQLFieldDefinition.newFieldDefinition()
                .name(field.getName())
                .description(text(field.getDescription()))
                .type((GraphQLOutputType) type(field.getType()));
        for (InputValueDefinition input : field.getInputValueDefinitions()) {
            GraphQLArgument.Builder argument = GraphQLArgument.newArgument()
                    .name(input.getName())
                    .description(text(input.getDescription()))
                    .type((GraphQLInputType) type(input.getType()));
            if (input.getDefaultValue() != null) {
                argument.defaultValueLiteral(input.getDefaultValue());
            }
            builder.argument(argument.build());
        }
        return builder.build();
    }

    private static GraphQLInputObjectField inputField(InputValueDefinition input) {
        GraphQLInputObjectField.Builder builder = GraphQLInputObjectField.newInputObjectField()
                .name(input.getName())
                .description(text(input.getDescription()))
                .type((GraphQLInputType) type(input.getType()));
        if (input.getDefaultValue() != null) {
            builder.defaultValueLiteral(input.getDefaultValue());
        }
        return builder.build();
    }

    private static GraphQLType type(Type<?> type) {
        return switch (type) {
            case NonNullType inner -> GraphQLNonNull.nonNull(type(inner.getType()));
            case ListType inner -> GraphQLList.list(type(inner.getType()));
            case TypeName name -> {
                GraphQLScalarType scalar = SCALARS.get(name.getName());
                yield scalar == null ? GraphQLTypeReference.typeRef(name.getName()) : scalar;
            }
            default -> throw new IllegalArgumentException("not a type: " + type);
        };
    }

    private static @Nullable String text(@Nullable Description description) {
        return description == null ? null : description.getContent();
    }
}
