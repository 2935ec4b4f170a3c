/**
 * GraphQL: assembles one schema per endpoint from the SchemaParts of other rooms, runs operations within limits, and speaks
 * GraphQL over HTTP.
 * It knows no content type, no caller and no table: rooms bring those as SchemaPart, ContextPart, OperationGuard and AnswerCache.
 * Sends no events.
 */
@NullMarked
package io.yizhan.core.graphql;

import org.jspecify.annotations.NullMarked;
