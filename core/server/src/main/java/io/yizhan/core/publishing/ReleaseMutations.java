package io.yizhan.core.publishing;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.publishing.ReleaseService.Seen;
import io.yizhan.core.publishing.ReleaseService.Wish;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Releases in the admin API: arguments in, outcomes out. */
@Singleton
final class ReleaseMutations {
    private static final int MOST_TOGETHER = 200;

    private final ReleaseService service;
    private final ReleaseStore store;
    private final ReleaseAnswers releases;
    private final EntryAnswers answers;

    ReleaseMutations(ReleaseService service, ReleaseStore store, ReleaseAnswers releases, EntryAnswers answers) {
        this.service = service;
        this.store = store;
        this.releases = releases;
        this.answers = answers;
    }

    Object create(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        Wish wish = new Wish(
                ReleaseKind.BUNDLE,
                Optional.of(ReleaseArguments.name(input)),
                ReleaseArguments.note(input),
                ReleaseArguments.added(input.get("entries")));
        return answer(environment, service.create(author(environment), wish, EntryArguments.idempotencyKey(input)));
    }

    Object update(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        return answer(
                environment,
                service.update(
                        author(environment),
                        ReleaseArguments.seen(input, "input."),
                        ReleaseArguments.name(input),
                        ReleaseArguments.note(input)));
    }

    Object add(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        return answer(
                environment,
                service.add(
                        author(environment),
                        ReleaseArguments.seen(input, "input."),
                        ReleaseArguments.added(input.get("entries"))));
    }

    Object remove(DataFetchingEnvironment environment) {
        List<UUID> gone =
                EntryArguments.ids(environment.getArgument("entryIds"), "entryIds", ReleaseService.MOST_ENTRIES);
        return answer(environment, service.remove(author(environment), seen(environment), new HashSet<>(gone)));
    }

    Object schedule(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        return answer(
                environment,
                service.schedule(
                        author(environment),
                        ReleaseArguments.seen(input, "input."),
                        ReleaseArguments.moment(input.get("at")),
                        Boolean.TRUE.equals(input.get("takeNewest"))));
    }

    Object unschedule(DataFetchingEnvironment environment) {
        return answer(environment, service.unschedule(author(environment), seen(environment)));
    }

    Object cancel(DataFetchingEnvironment environment) {
        return answer(environment, service.cancel(author(environment), seen(environment)));
    }

    Object releaseNow(DataFetchingEnvironment environment) {
        return answer(environment, service.releaseNow(author(environment), seen(environment), key(environment)));
    }

    Object revert(DataFetchingEnvironment environment) {
        return answer(
                environment,
                service.revert(
                        author(environment),
                        seen(environment),
                        ReleaseArguments.reason(environment.getArgument("reason")),
                        key(environment)));
    }

    Object scheduleEntry(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        Wish wish = new Wish(
                ReleaseKind.SCHEDULE,
                Optional.empty(),
                ReleaseArguments.note(input),
                List.of(ReleaseArguments.added(input, "input.")));
        return answer(
                environment,
                service.scheduleEntry(
                        author(environment),
                        wish,
                        ReleaseArguments.moment(input.get("at")),
                        EntryArguments.idempotencyKey(input)));
    }

    Object publishTogether(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        List<?> entries = (List<?>) Objects.requireNonNull(input.get("entries"));
        if (entries.size() > MOST_TOGETHER) {
            throw ReleaseArguments.many(MOST_TOGETHER);
        }
        Wish wish = new Wish(
                ReleaseKind.TOGETHER, Optional.empty(), ReleaseArguments.note(input), ReleaseArguments.added(entries));
        return answer(
                environment, service.publishTogether(author(environment), wish, EntryArguments.idempotencyKey(input)));
    }

    private static Author author(DataFetchingEnvironment environment) {
        return EntryArguments.author(environment);
    }

    private static Seen seen(DataFetchingEnvironment environment) {
        return ReleaseArguments.seen(new LinkedHashMap<>(environment.getArguments()), "");
    }

    private static Optional<String> key(DataFetchingEnvironment environment) {
        return EntryArguments.idempotencyKey(new LinkedHashMap<>(environment.getArguments()));
    }

    private Map<String, @Nullable Object> answer(DataFetchingEnvironment environment, ReleaseOutcome outcome) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        switch (outcome) {
            case ReleaseOutcome.Done done -> {
                Release release = answers.read(environment, tx -> store.require(tx.sql(), done.releaseId()));
                answer.put(
                        "release",
                        releases.releases(environment, List.of(release)).getFirst());
                answer.put("done", true);
                answer.put("plan", null);
            }
            case ReleaseOutcome.Hindered hindered -> {
                answer.put("release", null);
                answer.put("done", false);
                answer.put("plan", releases.plan(environment, hindered.plan()));
            }
        }
        return answer;
    }
}
