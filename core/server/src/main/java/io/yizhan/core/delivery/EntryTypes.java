package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLUnionType;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.model.ContentComponent;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.projection.ModelLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Object types of entries, groups, connections and unions, with how each field is read. */
final class EntryTypes {
    /** What every entry has. */
    private static final List<GraphQLFieldDefinition> COMMON = List.of(
            ValueTypes.field("id", nonNull(GraphQLID), "Id of the entry; never changes."),
            ValueTypes.field("createdAt", nonNull(Scalars.DATE_TIME), "When the entry was made."),
            ValueTypes.field("updatedAt", nonNull(Scalars.DATE_TIME), "When it last went out."),
            ValueTypes.field("publishedAt", Scalars.DATE_TIME, "When it first went out; null for a draft."),
            ValueTypes.field("localization", nonNull(typeRef("Localization")), "In which language it is delivered."));

    static final GraphQLInterfaceType ENTRY = GraphQLInterfaceType.newInterface()
            .name("Entry")
            .description("An entry of any content type.")
            .fields(COMMON)
            .build();

    private static final GraphQLFieldDefinition KEY = ValueTypes.field(
            "key",
            nonNull(GraphQLID),
            "Tells it from the others of its field and stays with it; the field's name where it stands alone.");

    private static final GraphQLInterfaceType BLOCK = GraphQLInterfaceType.newInterface()
            .name("Block")
            .description("A component with its values, whatever its kind.")
            .field(KEY)
            .build();

    private final ModelLayout layout;
    private final ListTypes lists;
    private final ReferenceFetchers references;
    private final ReverseFetchers reverses;
    private final AssetLoading assets;
    private final List<GraphQLNamedType> types = new ArrayList<>();
    private final Map<Place, graphql.schema.DataFetcher<?>> fetchers = new LinkedHashMap<>();
    private final List<String> unions = new ArrayList<>();
    private final List<String> blockTypes = new ArrayList<>();
    private final Set<String> components = new HashSet<>();

    record Place(String type, String field) {}

    EntryTypes(
            ModelLayout layout,
            ListTypes lists,
            ReferenceFetchers references,
            ReverseFetchers reverses,
            AssetLoading assets) {
        this.layout = layout;
        this.lists = lists;
        this.references = references;
        this.reverses = reverses;
        this.assets = assets;
    }

    void build() {
        layout.model().types().values().forEach(this::entry);
    }

    List<GraphQLNamedType> types() {
        return types;
    }

    Map<Place, graphql.schema.DataFetcher<?>> fetchers() {
        return fetchers;
    }

    /** Names of unions, whose members are told apart by content type. */
    List<String> unions() {
        return unions;
    }

    /** Names of the interface and the unions of components, which are told apart by their own type. */
    List<String> blockTypes() {
        return blockTypes;
    }

    private void entry(ContentType type) {
        GraphQLObjectType.Builder object = GraphQLObjectType.newObject()
                .name(type.singular())
                .description(type.description().in("en"))
                .withInterface(typeRef(ENTRY.getName()))
                .fields(COMMON);
        addFields(object, type.singular(), type.fields(), false);
        for (FieldGroup group : type.groups()) {
            group(object, type, group);
        }
        layout.model().reverses(type).forEach(way -> object.field(reverse(type, way)));
        types.add(object.build());
    }

    private GraphQLFieldDefinition reverse(ContentType type, ReverseReference way) {
        String list = type.singular() + "." + way.name();
        fetchers.put(new Place(type.singular(), way.name()), reverses.many(way, list));
        return lists.withArguments(
                        newFieldDefinition().name(way.name()).description(TypeNames.describe(way)), way.source())
                .type(nonNull(typeRef(TypeNames.connection(way.source()))))
                .build();
    }

    private void group(GraphQLObjectType.Builder object, ContentType type, FieldGroup group) {
        String name = TypeNames.group(type, group);
        GraphQLObjectType.Builder inner = GraphQLObjectType.newObject()
                .name(name)
                .description(group.label().in("en"));
        addFields(inner, name, group.fields(), false);
        types.add(inner.build());
        object.field(ValueTypes.field(
                group.name(), nonNull(typeRef(name)), group.label().in("en")));
        fetchers.put(new Place(type.singular(), group.name()), environment -> environment.getSource());
    }

    /** @param inside a group, a row or a block, where links are known by value */
    private void addFields(GraphQLObjectType.Builder object, String owner, List<Field> fields, boolean inside) {
        for (Field field : fields) {
            if (field.visibility() != Visibility.INTERNAL) {
                object.field(field(owner, field, inside));
            }
        }
    }

    private GraphQLFieldDefinition field(String owner, Field field, boolean inside) {
        if (field.type() instanceof FieldType.Reference reference) {
            return reference(owner, field, reference, inside);
        }
        fetchers.put(new Place(owner, field.name()), new ValueFetcher(layout.model(), field, assets));
        GraphQLFieldDefinition.Builder definition = named(field).type(output(owner, field));
        if (field.localized()) {
            definition.argument(ValueTypes.localeArgument("Another locale than the entry's, with its fallbacks."));
        }
        return definition.build();
    }

    private static String describe(Field field) {
        String label = field.label().in("en");
        String help = field.help().in("en");
        String text = help.equals(label) ? label + "." : label + ". " + help;
        return field.visibility() == Visibility.PARTNER
                ? text + " For entitled partners; null for others, named in extensions.restricted."
                : text;
    }

    private GraphQLOutputType output(String owner, Field field) {
        return switch (field.type()) {
            case FieldType.WholeNumber number ->
                number.min().orElse(Long.MIN_VALUE) >= Integer.MIN_VALUE
                                && number.max().orElse(Long.MAX_VALUE) <= Integer.MAX_VALUE
                        ? GraphQLInt
                        : Scalars.LONG;
            case FieldType.DecimalNumber _ -> Scalars.DECIMAL_STRING;
            case FieldType.TrueFalse _ -> GraphQLBoolean;
            case FieldType.Day _ -> Scalars.DATE;
            case FieldType.Moment _ -> ValueTypes.MOMENT;
            case FieldType.UncertainDate _ -> ValueTypes.UNCERTAIN_DATE;
            case FieldType.Money _ -> ValueTypes.MONEY;
            case FieldType.Measure _ -> ValueTypes.MEASURE;
            case FieldType.RichText _ -> ValueTypes.RICH_TEXT;
            case FieldType.Json _ -> Scalars.JSON;
            case FieldType.Term _ -> many(field, typeRef("Term"));
            case FieldType.Asset _ -> many(field, typeRef("Asset"));
            case FieldType.Group group -> many(field, typeRef(rows(owner, field, group)));
            case FieldType.Blocks of -> many(field, typeRef(blocks(owner, field, of)));
            case FieldType.Reference _ -> throw new IllegalStateException("references are built apart");
            default -> GraphQLString;
        };
    }

    private static GraphQLFieldDefinition.Builder named(Field field) {
        return newFieldDefinition()
                .name(field.name())
                .description(describe(field))
                .deprecate(TypeNames.deprecation(field));
    }

    private static GraphQLOutputType many(Field field, GraphQLOutputType one) {
        return field.many() ? nonNull(list(nonNull(one))) : one;
    }

    private String rows(String owner, Field field, FieldType.Group group) {
        if (group.component().isPresent()) {
            return component(layout.model().requireComponent(group.component().get()));
        }
        String name = TypeNames.nested(owner, field);
        GraphQLObjectType.Builder object = GraphQLObjectType.newObject()
                .name(name)
                .description(field.label().in("en"));
        addFields(object, name, group.fields(), true);
        types.add(object.build());
        return name;
    }

    private String blocks(String owner, Field field, FieldType.Blocks blocks) {
        String name = TypeNames.blocks(owner, field);
        GraphQLUnionType.Builder union = GraphQLUnionType.newUnionType()
                .name(name)
                .description("What may stand in: " + field.label().in("en") + ".");
        blocks.components().forEach(one -> union.possibleType(typeRef(component(one))));
        types.add(union.build());
        blockTypes.add(name);
        return name;
    }

    /** One type for all fields that a component stands in. */
    private String component(ContentComponent component) {
        String name = component.singular();
        if (!components.add(name)) {
            return name;
        }
        if (components.size() == 1) {
            types.add(BLOCK);
            blockTypes.add(BLOCK.getName());
        }
        GraphQLObjectType.Builder object = GraphQLObjectType.newObject()
                .name(name)
                .description(component.description().in("en"))
                .withInterface(typeRef(BLOCK.getName()))
                .field(KEY);
        fetchers.put(new Place(name, KEY.getName()), SourceFetcher.of(DeliveredBlock.class, DeliveredBlock::key));
        addFields(object, name, component.fields(), true);
        types.add(object.build());
        return name;
    }

    private GraphQLFieldDefinition reference(String owner, Field field, FieldType.Reference reference, boolean inside) {
        String nested = TypeNames.nested(owner, field);
        String target = reference.targets().size() == 1
                ? layout.model().requireType(reference.targets().getFirst()).singular()
                : union(nested, reference);
        GraphQLFieldDefinition.Builder definition = named(field);
        // Rows of a group know their links by value; lists with arguments are for references of the entry itself.
        if (inside) {
            fetchers.put(new Place(owner, field.name()), references.inRow(field, reference));
            return definition
                    .type(reference.many() ? nonNull(list(nonNull(typeRef(target)))) : typeRef(target))
                    .build();
        }
        if (!reference.many()) {
            fetchers.put(new Place(owner, field.name()), references.one(field, reference));
            return definition
                    .type(typeRef(target))
                    .argument(ValueTypes.localeArgument("Another locale than the entry's."))
                    .build();
        }
        String connection = connection(nested, target, field, reference);
        fetchers.put(new Place(owner, field.name()), references.many(field, reference, connection));
        return lists.withArguments(definition, nested, reference)
                .type(nonNull(typeRef(connection)))
                .build();
    }

    private String union(String nested, FieldType.Reference reference) {
        String name = nested + "Target";
        GraphQLUnionType.Builder union =
                GraphQLUnionType.newUnionType().name(name).description("Entries that the reference may lead to.");
        reference.targets().stream()
                .map(layout.model()::requireType)
                .forEach(type -> union.possibleType(typeRef(type.singular())));
        types.add(union.build());
        unions.add(name);
        return name;
    }

    private String connection(String nested, String target, Field field, FieldType.Reference reference) {
        String edge = nested + "Edge";
        GraphQLObjectType.Builder edges = GraphQLObjectType.newObject()
                .name(edge)
                .description("A link: its attributes, and the entry at its end.")
                .field(ValueTypes.field("cursor", nonNull(GraphQLString), "Place of this link in the list."))
                .field(ValueTypes.field("node", nonNull(typeRef(target)), "The entry at its end."));
        for (Field attribute : reference.attributes()) {
            if (attribute.visibility() != Visibility.INTERNAL
                    && !(attribute.type() instanceof FieldType.Reference)
                    && !(attribute.type() instanceof FieldType.Group)) {
                fetchers.put(new Place(edge, attribute.name()), new ValueFetcher(layout.model(), attribute, assets));
                edges.field(named(attribute).type(output(edge, attribute)));
            }
        }
        types.add(edges.build());
        String name = nested + "Connection";
        GraphQLObjectType connection = ListTypes.connection(name, field.label().in("en"), edge, target);
        types.add(
                reference.targets().size() == 1
                        ? ListTypes.withCounts(
                                connection,
                                layout.model().requireType(reference.targets().getFirst()))
                        : ListTypes.withTypes(connection));
        return name;
    }
}
