package io.yizhan.core.publishing;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.TextSchemaPart;
import jakarta.inject.Singleton;

/** Releases and schedules in the admin API. */
@Singleton
final class ReleaseSchemaPart extends TextSchemaPart {
    ReleaseSchemaPart(ReleaseMutations mutations, ReleasesFetcher releases) {
        super("release", Endpoint.ADMIN, (text, draft) -> {
            text.addQuery(draft, "releases", releases::releases)
                    .addQuery(draft, "release", releases::release)
                    .addQuery(draft, "entryReleases", releases::ofEntry)
                    .addQuery(draft, "releasePlan", releases::plan)
                    .addQuery(draft, "moment", releases::moment)
                    .addMutation(draft, "createRelease", mutations::create)
                    .addMutation(draft, "updateRelease", mutations::update)
                    .addMutation(draft, "addToRelease", mutations::add)
                    .addMutation(draft, "removeFromRelease", mutations::remove)
                    .addMutation(draft, "scheduleRelease", mutations::schedule)
                    .addMutation(draft, "unscheduleRelease", mutations::unschedule)
                    .addMutation(draft, "releaseNow", mutations::releaseNow)
                    .addMutation(draft, "revertRelease", mutations::revert)
                    .addMutation(draft, "cancelRelease", mutations::cancel)
                    .addMutation(draft, "scheduleEntry", mutations::scheduleEntry)
                    .addMutation(draft, "publishTogether", mutations::publishTogether);
            draft.fetcher("Release", "actions", releases::deeds);
            draft.fetcher("Release", "failure", releases::failure);
        });
    }
}
