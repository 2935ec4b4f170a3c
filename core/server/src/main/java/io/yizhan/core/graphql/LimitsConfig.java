package io.yizhan.core.graphql;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How large a request may be. All but the wall times, {@code cost} and {@code answerBytes} are checked before validation, because validating is
 * itself costly for hostile documents.
 *
 * @param fragments fragment definitions in a document
 * @param operations operations in a document
 * @param aliases fields with an alias in a document
 * @param directives directives applied in a document
 * @param rootFields root fields of a query, fragments counted each time they are used
 * @param mutationRootFields root fields of a mutation, counted likewise
 * @param tokens tokens of a document; white space tokens are limited to ten times as many
 * @param documentBytes UTF-8 length of a document
 * @param ruleDepth how deep the parser may descend
 * @param depth fields below one another, the root field counting as 1
 * @param fields fields of an operation, fragments counted each time they are used
 * @param cost rows all pages of an operation may hold together: page size times the sizes of the pages around it
 * @param variablesDepth objects and lists within one another in the variables, the variables object counting as 1
 * @param variablesBytes UTF-8 length of the variables as sent
 * @param bodyBytes length of an HTTP body
 * @param wallTime how long a query may run
 * @param mutationWallTime how long a mutation may run: broken off it is worse than late, and the set-up builds schemas
 * @param answerBytes length of an answer
 * @param heldDocuments checked documents kept per schema; one takes the place of as many as it has thousands of characters and, up to
 *     500, twenty-fives of fields
 * @param persistedBytes persisted operations kept, as length of their texts
 */
@ConfigurationProperties("yizhan.graphql.limits")
public record LimitsConfig(
        @Bindable(defaultValue = "40") int fragments,
        @Bindable(defaultValue = "10") int operations,
        @Bindable(defaultValue = "60") int aliases,
        @Bindable(defaultValue = "60") int directives,
        @Bindable(defaultValue = "30") int rootFields,
        @Bindable(defaultValue = "5") int mutationRootFields,
        @Bindable(defaultValue = "4000") int tokens,
        @Bindable(defaultValue = "100000") int documentBytes,
        @Bindable(defaultValue = "200") int ruleDepth,
        @Bindable(defaultValue = "15") int depth,
        @Bindable(defaultValue = "2000") int fields,
        @Bindable(defaultValue = "5000") int cost,
        @Bindable(defaultValue = "64") int variablesDepth,
        @Bindable(defaultValue = "500000") int variablesBytes,
        @Bindable(defaultValue = "1000000") int bodyBytes,
        @Bindable(defaultValue = "5s") Duration wallTime,
        @Bindable(defaultValue = "30s") Duration mutationWallTime,
        @Bindable(defaultValue = "10000000") int answerBytes,
        @Bindable(defaultValue = "2000") int heldDocuments,
        @Bindable(defaultValue = "8000000") int persistedBytes) {

    /** Deeper recursion than this is not safe on the stack of a virtual thread. */
    private static final int SAFE_DEPTH = 500;

    public LimitsConfig {
        between("fragments", fragments, 400);
        between("operations", operations, 100);
        between("aliases", aliases, 10_000);
        between("directives", directives, 10_000);
        between("root-fields", rootFields, 1_000);
        between("mutation-root-fields", mutationRootFields, 100);
        between("tokens", tokens, 100_000);
        between("document-bytes", documentBytes, 10_000_000);
        between("rule-depth", ruleDepth, SAFE_DEPTH);
        between("depth", depth, SAFE_DEPTH);
        between("fields", fields, 1_000_000);
        between("cost", cost, 1_000_000_000);
        between("variables-depth", variablesDepth, SAFE_DEPTH);
        between("variables-bytes", variablesBytes, 100_000_000);
        between("body-bytes", bodyBytes, 100_000_000);
        between("answer-bytes", answerBytes, 1_000_000_000);
        between("held-documents", heldDocuments, 1_000_000);
        between("persisted-bytes", persistedBytes, 1_000_000_000);
        longer("wall-time", wallTime);
        longer("mutation-wall-time", mutationWallTime);
    }

    private static void longer(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("yizhan.graphql.limits." + name + " has to be longer than nothing");
        }
    }

    private static void between(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "yizhan.graphql.limits." + name + " has to lie between 1 and " + most + ", but is " + value);
        }
    }
}
