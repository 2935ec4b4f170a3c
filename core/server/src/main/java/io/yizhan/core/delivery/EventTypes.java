package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.model.ContentType;
import java.util.List;

/** The types of live changes: one for each content type, and what they share. */
final class EventTypes {
    static final String EVENT = "EntryEvent";
    static final String ALL = "entryEvents";

    static final GraphQLEnumType KIND = GraphQLEnumType.newEnum()
            .name("EntryEventKind")
            .description("What happened to a published entry.")
            .value(Kind.PUBLISHED.name(), Kind.PUBLISHED, "It went out, and was not there before.")
            .value(Kind.CHANGED.name(), Kind.CHANGED, "It went out anew, or was taken back in some of its locales.")
            .value(
                    Kind.UNPUBLISHED.name(),
                    Kind.UNPUBLISHED,
                    "It is not there for this reader any more: taken back, or after a change not shown to the caller or"
                            + " not as `where` asks. `entry` is null.")
            .build();

    private static final List<GraphQLFieldDefinition> COMMON = List.of(
            ValueTypes.field("kind", nonNull(KIND), "What happened."),
            ValueTypes.field("id", nonNull(GraphQLID), "Id of the entry."),
            ValueTypes.field("type", nonNull(typeRef(SearchTypes.TYPE)), "Its type."),
            ValueTypes.field(
                    "position",
                    nonNull(GraphQLString),
                    "Place of the event, as in X-Content-Position; Last-Event-ID goes on behind it."),
            ValueTypes.field("at", nonNull(Scalars.DATE_TIME), "When it happened."));

    static final GraphQLInterfaceType INTERFACE = GraphQLInterfaceType.newInterface()
            .name(EVENT)
            .description("Something that happened to a published entry.")
            .fields(COMMON)
            .field(ValueTypes.field(
                    "entry", typeRef(EntryTypes.ENTRY.getName()), "The entry as it is now; null if it is not there."))
            .build();

    enum Kind {
        PUBLISHED,
        CHANGED,
        UNPUBLISHED
    }

    private EventTypes() {}

    static GraphQLObjectType of(ContentType type) {
        return GraphQLObjectType.newObject()
                .name(TypeNames.event(type))
                .description("Something that happened to a published entry: "
                        + type.label().in("en") + ".")
                .withInterface(typeRef(EVENT))
                .fields(COMMON)
                .field(ValueTypes.field(
                        "entry", typeRef(type.singular()), "The entry as it is now; null if it is not there."))
                .build();
    }

    /** Events of one type. */
    static GraphQLFieldDefinition field(ContentType type) {
        return newFieldDefinition()
                .name(TypeNames.events(type))
                .type(nonNull(typeRef(TypeNames.event(type))))
                .description(type.pluralLabel().in("en") + " that are published, changed or taken back, as it happens.")
                .argument(newArgument()
                        .name("where")
                        .type(typeRef(TypeNames.where(type)))
                        .description(
                                "Only entries that are so after the event, and those shown before that no longer are."))
                .argument(ValueTypes.localeArgument("Locale to deliver in; else the site's first."))
                .build();
    }

    /** Events of several types. */
    static GraphQLFieldDefinition field() {
        return newFieldDefinition()
                .name(ALL)
                .type(nonNull(typeRef(EVENT)))
                .description("Entries of several types that are published, changed or taken back, as it happens.")
                .argument(newArgument()
                        .name("types")
                        .type(list(nonNull(typeRef(SearchTypes.TYPE))))
                        .description("Only these types; else all."))
                .argument(ValueTypes.localeArgument("Locale to deliver in; else the site's first."))
                .build();
    }
}
