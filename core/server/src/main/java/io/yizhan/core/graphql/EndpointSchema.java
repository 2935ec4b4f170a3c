package io.yizhan.core.graphql;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;

/**
 * One endpoint's schema, ready to run.
 *
 * @param sdl the schema in GraphQL's own language, as downloaded
 * @param version 16 hexadecimal digits that change when, and only when, the SDL does; equal on every server
 */
public record EndpointSchema(
        Endpoint endpoint, GraphQLSchema schema, GraphQL engine, String sdl, String version, DocumentCache documents) {}
