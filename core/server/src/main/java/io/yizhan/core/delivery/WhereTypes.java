package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLBoolean;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Input types of {@code where}, made from the filterable fields of the model. */
final class WhereTypes {
    static final String AND = "and";
    static final String OR = "or";
    static final String NOT = "not";
    /** To-one reference: conditions on the entry it leads to. */
    static final String IS = "is";
    /** Attributes of a link, beside the fields of its target. */
    static final String LINK = "link";

    private final ContentModel model;
    private final List<GraphQLInputObjectType> types = new ArrayList<>();

    WhereTypes(ContentModel model) {
        this.model = model;
    }

    List<GraphQLInputObjectType> all() {
        model.types().values().forEach(this::type);
        return types;
    }

    private void type(ContentType type) {
        List<GraphQLInputObjectField> fields = start(TypeNames.where(type));
        boolean tree = type.findBroader().isPresent();
        fields.addAll(FilterTypes.ofEveryEntry(tree ? FilterTypes.TREE_ID : FilterTypes.ID));
        type.fields().forEach(field -> add(type.singular(), field, fields));
        type.fields().forEach(field -> listed(type.singular(), field));
        type.groups().forEach(group -> group(type, group).ifPresent(fields::add));
        fields.addAll(GeoFilter.of(type));
        model.reverses(type)
                .forEach(way -> fields.add(FilterTypes.operator(
                        way.name(), typeRef(TypeNames.reverse(way.source())), TypeNames.describe(way))));
        quantified(TypeNames.reverse(type), TypeNames.where(type));
        types.add(FilterTypes.filter(
                TypeNames.where(type), "Conditions on " + type.plural() + "; all must hold.", fields));
    }

    private Optional<GraphQLInputObjectField> group(ContentType type, FieldGroup group) {
        String name = TypeNames.group(type, group);
        List<GraphQLInputObjectField> fields = new ArrayList<>();
        group.fields().forEach(field -> add(name, field, fields));
        group.fields().forEach(field -> listed(name, field));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        types.add(FilterTypes.filter(name + "Where", "Conditions on " + name + "; all must hold.", fields));
        return Optional.of(FilterTypes.operator(
                group.name(), typeRef(name + "Where"), group.label().in("en")));
    }

    private static List<GraphQLInputObjectField> start(String self) {
        List<GraphQLInputObjectField> fields = new ArrayList<>();
        fields.add(FilterTypes.operator(AND, list(nonNull(typeRef(self))), "All of these hold."));
        fields.add(FilterTypes.operator(OR, list(nonNull(typeRef(self))), "At least one of these holds."));
        fields.add(FilterTypes.operator(NOT, typeRef(self), "This does not hold."));
        return fields;
    }

    private void add(String owner, Field field, List<GraphQLInputObjectField> into) {
        if (field.visibility() != Visibility.INTERNAL) {
            input(owner, field).ifPresent(type -> into.add(FilterTypes.condition(field, type)));
        }
    }

    /** The list a reference to several types leads to has conditions of its own, also where one cannot filter by the reference. */
    private void listed(String owner, Field field) {
        if (field.visibility() != Visibility.INTERNAL
                && !field.filterable()
                && field.type() instanceof FieldType.Reference reference
                && reference.many()
                && reference.targets().size() > 1) {
            anyOf(TypeNames.nested(owner, field), reference);
        }
    }

    private Optional<GraphQLInputType> input(String owner, Field field) {
        return switch (field.type()) {
            case FieldType.Group group -> inner(owner, field, group);
            case FieldType.Reference reference
            when field.filterable() -> Optional.of(reference(owner, field, reference));
            case FieldType type
            when field.filterable() || field.unique() || type instanceof FieldType.Slug -> plain(type);
            default -> Optional.empty();
        };
    }

    private static Optional<GraphQLInputType> plain(FieldType type) {
        return switch (type) {
            case FieldType.Text _,
                    FieldType.Url _,
                    FieldType.Email _,
                    FieldType.Phone _,
                    FieldType.Slug _,
                    FieldType.Identifier _ -> Optional.of(FilterTypes.TEXT);
            case FieldType.WholeNumber _ -> Optional.of(FilterTypes.WHOLE_NUMBER);
            case FieldType.DecimalNumber _, FieldType.Measure _ -> Optional.of(FilterTypes.DECIMAL);
            case FieldType.TrueFalse _ -> Optional.of(FilterTypes.BOOLEAN);
            case FieldType.Day _ -> Optional.of(FilterTypes.DATE);
            case FieldType.Moment _ -> Optional.of(FilterTypes.DATE_TIME);
            case FieldType.UncertainDate _ -> Optional.of(FilterTypes.UNCERTAIN_DATE);
            case FieldType.Money _ -> Optional.of(FilterTypes.MONEY);
            case FieldType.Term term -> Optional.of(term.many() ? FilterTypes.TERMS : FilterTypes.TERM);
            case FieldType.LongText _, FieldType.RichText _, FieldType.Json _ -> Optional.of(FilterTypes.PRESENCE);
            case FieldType.Asset asset -> Optional.of(asset.many() ? FilterTypes.ASSETS : FilterTypes.PRESENCE);
            case FieldType.Group _, FieldType.Blocks _, FieldType.Reference _ -> Optional.empty();
        };
    }

    private Optional<GraphQLInputType> inner(String owner, Field field, FieldType.Group group) {
        String name = TypeNames.nested(owner, field);
        List<GraphQLInputObjectField> fields = new ArrayList<>();
        group.fields().forEach(one -> add(name, one, fields));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        types.add(FilterTypes.filter(name + "Where", "Conditions on one " + name + "; all must hold.", fields));
        return Optional.of(group.repeatable() ? quantified(name + "Rows", name + "Where") : typeRef(name + "Where"));
    }

    private GraphQLInputType reference(String owner, Field field, FieldType.Reference reference) {
        String name = TypeNames.nested(owner, field);
        List<GraphQLInputObjectField> attributes = new ArrayList<>();
        reference.attributes().forEach(one -> attribute(one, attributes));
        String target = reference.targets().size() == 1
                ? TypeNames.where(model.requireType(reference.targets().getFirst()))
                : anyOf(name, reference);
        if (!attributes.isEmpty()) {
            types.add(FilterTypes.filter(name + "LinkWhere", "Conditions on the link itself.", attributes));
            List<GraphQLInputObjectField> both = List.of(
                    FilterTypes.operator(IS, typeRef(target), "Conditions on the entry it leads to."),
                    FilterTypes.operator(LINK, typeRef(name + "LinkWhere"), "Conditions on the link itself."));
            types.add(FilterTypes.filter(name + "Where", "Conditions on one link; all must hold.", both));
            target = name + "Where";
        }
        if (reference.many()) {
            return quantified(name + "Links", target);
        }
        List<GraphQLInputObjectField> one = List.of(
                FilterTypes.operator(IS, typeRef(target), "Conditions on the entry it leads to."),
                FilterTypes.operator(FilterTypes.IS_NULL, GraphQLBoolean, "Leads nowhere."));
        types.add(FilterTypes.filter(name + "Reference", "Conditions on a reference.", one));
        return typeRef(name + "Reference");
    }

    /** Attributes lie beside the link as JSON: few rows are looked at, so all can be compared. */
    private static void attribute(Field field, List<GraphQLInputObjectField> into) {
        if (field.visibility() == Visibility.INTERNAL || field.localized() || field.many()) {
            return;
        }
        plain(field.type())
                .filter(one -> FilterTypes.COMPARED.contains(one))
                .ifPresent(one -> into.add(FilterTypes.condition(field, one)));
    }

    /** A reference to several types: what every entry has, and one member per type for what is its own. */
    private String anyOf(String name, FieldType.Reference reference) {
        String self = TypeNames.targetWhere(name);
        List<GraphQLInputObjectField> fields = start(self);
        fields.addAll(FilterTypes.ofEveryEntry(FilterTypes.ID));
        fields.add(FilterTypes.ofType());
        for (String target : reference.targets()) {
            ContentType type = model.requireType(target);
            fields.add(FilterTypes.operator(
                    type.rootField(),
                    typeRef(TypeNames.where(type)),
                    "Of entries of this type. Where types are named, only entries of these match."));
        }
        types.add(FilterTypes.filter(
                self,
                "Conditions on entries of several types; all must hold, of those named by type the one of the entry's own.",
                fields));
        return self;
    }

    private GraphQLInputType quantified(String name, String inner) {
        types.add(FilterTypes.filter(
                name,
                "Conditions on several; those of one member bind to the same one.",
                List.of(
                        FilterTypes.operator(FilterTypes.SOME, typeRef(inner), "At least one is so."),
                        FilterTypes.operator(FilterTypes.NONE, typeRef(inner), "None is so."),
                        FilterTypes.operator(FilterTypes.EVERY, typeRef(inner), "Every one is so; true without any."),
                        FilterTypes.operator(FilterTypes.EMPTY, GraphQLBoolean, "There is none."))));
        return typeRef(name);
    }
}
