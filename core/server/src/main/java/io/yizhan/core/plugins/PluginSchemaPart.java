package io.yizhan.core.plugins;

import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import jakarta.inject.Singleton;
import java.util.Set;

/** Plugins in the admin API. Installing goes by {@code POST /admin/plugins}. */
@Singleton
final class PluginSchemaPart implements SchemaPart {
    private final PluginMutations mutations;

    PluginSchemaPart(PluginMutations mutations) {
        this.mutations = mutations;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.ADMIN);
    }

    @Override
    public void contribute(SchemaDraft draft) {
        draft.type(state()).type(plugin()).type(failure()).type(kind()).type(contribution());
        draft.query(
                newFieldDefinition()
                        .name("plugins")
                        .description("Installed plugins in order of id.")
                        .type(nonNull(list(nonNull(typeRef("Plugin")))))
                        .build(),
                mutations::list);
        draft.mutation(
                byId("enablePlugin", nonNull(typeRef("Plugin")), "Starts a plugin; its types and values come back."),
                mutations::enable);
        draft.mutation(
                byId(
                        "disablePlugin",
                        nonNull(typeRef("Plugin")),
                        "Stops a plugin; its types leave the schema, entries and values stay."),
                mutations::disable);
        draft.mutation(
                byId("removePlugin", nonNull(GraphQLBoolean), "Stops a plugin and forgets its package; data stays."),
                mutations::remove);
    }

    private static GraphQLFieldDefinition byId(String name, GraphQLOutputType type, String description) {
        return newFieldDefinition()
                .name(name)
                .description(description)
                .type(type)
                .argument(newArgument().name("id").type(nonNull(GraphQLID)))
                .build();
    }

    private static GraphQLEnumType state() {
        return GraphQLEnumType.newEnum()
                .name("PluginState")
                .value("RUNNING", "RUNNING", "Its code runs and its types are in the schema.")
                .value("SLOW", "SLOW", "Runs, and a call took longer than it may; see lastFailure.")
                .value("STOPPED", "STOPPED", "Switched off; its entries and values stay.")
                .value("FAILED", "FAILED", "Cannot run; see problem.")
                .build();
    }

    private static GraphQLObjectType plugin() {
        GraphQLOutputType texts = nonNull(list(nonNull(GraphQLString)));
        return GraphQLObjectType.newObject()
                .name("Plugin")
                .field(field("id", nonNull(GraphQLID), "Stable id, owner of its types and fields."))
                .field(field("version", nonNull(GraphQLString), "Semantic version."))
                .field(field("sha256", nonNull(GraphQLString), "SHA-256 of its package, hex."))
                .field(field("label", nonNull(Scalars.TEXTS), "Its name for people."))
                .field(field("description", nonNull(Scalars.TEXTS), "What it adds, in a sentence."))
                .field(field("state", nonNull(typeRef("PluginState")), "How it fares."))
                .field(field("enabled", nonNull(GraphQLBoolean), "Whether it is meant to run."))
                .field(field("problem", Scalars.TEXTS, "Why it does not run although it should."))
                .field(field(
                        "failures",
                        nonNull(GraphQLInt),
                        "Calls that came to nothing on this server since it was started."))
                .field(field("lastFailure", typeRef("PluginFailure"), "The latest of them."))
                .field(field("types", texts, "Ids of the content types it brings."))
                .field(field("fieldGroups", texts, "Field groups it adds to types of others: type.group."))
                .field(
                        field(
                                "contributions",
                                nonNull(list(nonNull(typeRef("PluginContribution")))),
                                "What it adds to the content model: types, then field groups, then components, then vocabularies."))
                .field(field("provides", texts, "Kinds of its extensions, while it runs."))
                .field(field("requires", nonNull(GraphQLString), "Range of the plugin API it needs."))
                .field(field("provider", nonNull(GraphQLString), "Who made it; may be empty."))
                .field(field("installedAt", nonNull(Scalars.DATE_TIME), "When this version was installed."))
                .build();
    }

    private static GraphQLObjectType failure() {
        return GraphQLObjectType.newObject()
                .name("PluginFailure")
                .description("A call of a plugin that came to nothing.")
                .field(field("message", nonNull(Scalars.TEXTS), "What happened."))
                .field(field("at", nonNull(Scalars.DATE_TIME), "When."))
                .build();
    }

    private static GraphQLEnumType kind() {
        return GraphQLEnumType.newEnum()
                .name("PluginContributionKind")
                .value("TYPE", "TYPE", "A content type.")
                .value("FIELD_GROUP", "FIELD_GROUP", "Fields on a content type of another owner.")
                .value("COMPONENT", "COMPONENT", "A set of fields that fields of types may consist of.")
                .value("VOCABULARY", "VOCABULARY", "Terms for fields to choose from.")
                .build();
    }

    private static GraphQLObjectType contribution() {
        return GraphQLObjectType.newObject()
                .name("PluginContribution")
                .description("One thing a plugin adds to the content model.")
                .field(field("kind", nonNull(typeRef("PluginContributionKind")), "What is added."))
                .field(field(
                        "id", nonNull(GraphQLID), "Id of the type, component or vocabulary, name of the field group."))
                .field(field("type", GraphQLID, "The content type a field group is added to."))
                .field(field("label", nonNull(Scalars.TEXTS), "Its name for people."))
                .field(field("fields", nonNull(list(nonNull(Scalars.TEXTS))), "Names of its fields."))
                .field(field("terms", nonNull(GraphQLInt), "How many terms a vocabulary has."))
                .build();
    }

    private static GraphQLFieldDefinition field(String name, GraphQLOutputType type, String description) {
        return newFieldDefinition()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
