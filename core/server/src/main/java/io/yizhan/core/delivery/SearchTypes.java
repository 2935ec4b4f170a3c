package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import java.util.List;

/** What a search over several types answers with. */
final class SearchTypes {
    static final String TYPE = "EntryType";
    static final String CONNECTION = "SearchConnection";
    static final String RESULT = "SearchResult";
    static final String EDGE = "SearchEdge";
    static final String SUGGESTION = "Suggestion";
    static final int SUGGESTIONS = 8;
    static final int MOST_SUGGESTIONS = 20;

    static final GraphQLFieldDefinition HIGHLIGHTS = ValueTypes.field(
            Highlights.FIELD,
            nonNull(list(nonNull(typeRef("Highlight")))),
            "Where the words searched for stand, field by field; empty without a search.");

    private static final GraphQLObjectType HIGHLIGHT = ValueTypes.object(
            "Highlight",
            "A field in which words searched for stand.",
            ValueTypes.field("field", nonNull(GraphQLString), "Its name; inside a group `certificates.number`."),
            ValueTypes.field("label", nonNull(GraphQLString), "Its name for people."),
            ValueTypes.field(
                    "fragments",
                    nonNull(list(nonNull(GraphQLString))),
                    "Passages as HTML: the text is escaped, and the words stand between `<mark>` and `</mark>`."));

    private final ContentModel model;

    SearchTypes(ContentModel model) {
        this.model = model;
    }

    List<GraphQLNamedType> all() {
        GraphQLEnumType.Builder types =
                GraphQLEnumType.newEnum().name(TYPE).description("The types that can be searched.");
        for (ContentType type : model.types().values()) {
            types.value(
                    TypeNames.enumValue(type.singular()),
                    type.id(),
                    type.label().in("en"));
        }
        return List.of(
                types.build(),
                HIGHLIGHT,
                ValueTypes.object(
                        RESULT,
                        "An entry found.",
                        ValueTypes.field("entry", nonNull(typeRef(EntryTypes.ENTRY.getName())), "The entry."),
                        HIGHLIGHTS),
                ValueTypes.object(
                        EDGE,
                        "An entry found and its place in the list.",
                        ValueTypes.field("cursor", nonNull(GraphQLString), "Place in the list."),
                        ValueTypes.field("node", nonNull(typeRef(RESULT)), "What was found.")),
                ValueTypes.object(
                        "TypeCount",
                        "How many entries of a type were found.",
                        ValueTypes.field("type", nonNull(typeRef(TYPE)), "The type."),
                        ValueTypes.field("label", nonNull(GraphQLString), "Its name for people, of many."),
                        ValueTypes.field("count", nonNull(GraphQLInt), "How many, on all pages.")),
                ListTypes.connection(CONNECTION, "What was found, page by page.", EDGE, RESULT)
                        .transform(with -> with.field(ValueTypes.field(
                                "types",
                                nonNull(list(nonNull(typeRef("TypeCount")))),
                                "How many of each type, the most first; types without any are left out."))),
                ValueTypes.object(
                        SUGGESTION,
                        "An entry whose title may be meant.",
                        ValueTypes.field("text", nonNull(GraphQLString), "The title."),
                        ValueTypes.field(
                                "highlighted",
                                nonNull(GraphQLString),
                                "The same as HTML, with what was typed between `<mark>` and `</mark>`."),
                        ValueTypes.field("entry", nonNull(typeRef(EntryTypes.ENTRY.getName())), "The entry.")));
    }

    GraphQLFieldDefinition search() {
        return shared("search", "Entries of several types in which words stand, the best found first.")
                .type(nonNull(typeRef(CONNECTION)))
                .argument(newArgument()
                        .name("first")
                        .type(GraphQLInt)
                        .description("At most so many; 0 to " + ListTypes.LARGEST_PAGE + ", else "
                                + ListTypes.DEFAULT_PAGE + "."))
                .argument(newArgument().name("after").type(GraphQLString).description("Start behind this cursor."))
                .build();
    }

    GraphQLFieldDefinition suggest() {
        return shared("suggest", "Entries whose titles fit what is typed so far; titles may be typed in pinyin too.")
                .type(nonNull(list(nonNull(typeRef(SUGGESTION)))))
                .argument(newArgument()
                        .name("first")
                        .type(GraphQLInt)
                        .defaultValueProgrammatic(SUGGESTIONS)
                        .description("At most so many; 1 to " + MOST_SUGGESTIONS + "."))
                .build();
    }

    private static GraphQLFieldDefinition.Builder shared(String name, String description) {
        return newFieldDefinition()
                .name(name)
                .description(description)
                .argument(newArgument()
                        .name("text")
                        .type(nonNull(GraphQLString))
                        .description("Words, \"words that stand together\"; the last may be unfinished. At most 200"
                                + " characters, 16 words. Nothing is found for a blank text."))
                .argument(newArgument()
                        .name("types")
                        .type(list(nonNull(typeRef(TYPE))))
                        .description("Only these types; else all."))
                .argument(ValueTypes.localeArgument(
                        "Locale to search and deliver in; entries that cannot be had in it are left out."));
    }
}
