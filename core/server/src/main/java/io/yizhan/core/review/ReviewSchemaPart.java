package io.yizhan.core.review;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.TextSchemaPart;
import jakarta.inject.Singleton;

/** Workflows and reviews in the admin API. */
@Singleton
final class ReviewSchemaPart extends TextSchemaPart {
    ReviewSchemaPart(
            ReviewMutations mutations, WorkflowMutations workflows, ReviewsFetcher reviews, ReviewQueueFetcher queue) {
        super("review", Endpoint.ADMIN, (text, draft) -> {
            text.addQuery(draft, "workflows", workflows::workflows)
                    .addQuery(draft, "workflow", workflows::workflow)
                    .addQuery(draft, "workflowTemplates", workflows::templates)
                    .addQuery(draft, "reviewRoles", workflows::roles)
                    .addQuery(draft, "sensitiveWords", workflows::words)
                    .addQuery(draft, "entryReviews", reviews::entryReviews)
                    .addQuery(draft, "reviewQueue", queue::queue)
                    .addMutation(draft, "saveWorkflow", workflows::save)
                    .addMutation(draft, "activateWorkflow", workflows::activate)
                    .addMutation(draft, "saveSensitiveWords", workflows::saveWords)
                    .addMutation(draft, "submitForReview", mutations::submit)
                    .addMutation(draft, "decideReview", mutations::decide)
                    .addMutation(draft, "withdrawReview", mutations::withdraw)
                    .addMutation(draft, "approveInEmergency", mutations::approveInEmergency);
            draft.fetcher("Review", "entry", reviews::entry);
        });
    }
}
