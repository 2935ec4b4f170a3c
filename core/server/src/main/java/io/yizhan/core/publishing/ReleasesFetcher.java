package io.yizhan.core.publishing;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.entry.ListPages;
import io.yizhan.core.publishing.Release.Member;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Releases in the admin API: what is to come and what was, and what they would do. */
@Singleton
final class ReleasesFetcher {
    private final ReleaseStore store;
    private final ReleasePlanner planner;
    private final ReleaseAnswers releases;
    private final EntryAnswers answers;
    private final ListPages pages;

    ReleasesFetcher(
            ReleaseStore store,
            ReleasePlanner planner,
            ReleaseAnswers releases,
            EntryAnswers answers,
            ListPages pages) {
        this.store = store;
        this.planner = planner;
        this.releases = releases;
        this.answers = answers;
        this.pages = pages;
    }

    Object releases(DataFetchingEnvironment environment) {
        requireCollect(environment);
        ReleaseStore.Wanted wanted = new ReleaseStore.Wanted(
                words(environment.getArgument("states"), ReleaseState.class),
                words(environment.getArgument("kinds"), ReleaseKind.class),
                Optional.ofNullable(environment.<Instant>getArgument("from")),
                Optional.ofNullable(environment.<Instant>getArgument("to")));
        ListPages.Asked asked = pages.asked(environment, "releases " + wanted);
        List<Release> read = answers.read(environment, tx -> store.page(tx.sql(), wanted, asked.page()));
        Map<String, @Nullable Object> connection = new LinkedHashMap<>();
        connection.put("nodes", releases.releases(environment, ListPages.rows(asked, read)));
        connection.put("pageInfo", pages.info(asked, read, ReleasesFetcher::place));
        return connection;
    }

    private static List<@Nullable Object> place(Release release) {
        return Arrays.asList(
                ReleaseStore.when(release).map(Instant::toString).orElse(null),
                release.id().toString());
    }

    private static <E extends Enum<E>> Set<E> words(@Nullable List<String> words, Class<E> type) {
        Set<E> set = EnumSet.noneOf(type);
        if (words != null) {
            words.forEach(word -> set.add(Enum.valueOf(type, word)));
        }
        return set;
    }

    @Nullable
    Object release(DataFetchingEnvironment environment) {
        requireCollect(environment);
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        return answers.read(environment, tx -> store.find(tx.sql(), id))
                .map(release -> releases.releases(environment, List.of(release)).getFirst())
                .orElse(null);
    }

    Object ofEntry(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("entryId"), "entryId");
        // throws if the caller may not see the entry
        List<Release> pending = answers.past(environment, id, past -> store.pendingOf(past.sql(), id));
        return releases.releases(environment, pending);
    }

    Object plan(DataFetchingEnvironment environment) {
        requireCollect(environment);
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        ReleasePlan plan = answers.read(environment, tx -> {
            Release release = store.require(tx.sql(), id);
            return planner.plan(tx, store.members(tx.sql(), release.id()));
        });
        return releases.plan(environment, plan);
    }

    /** What stood in the way when its moment came. */
    @Nullable
    Object failure(DataFetchingEnvironment environment) {
        Release release = source(environment, "release", Release.class);
        if (release.state() != ReleaseState.FAILED) {
            return null;
        }
        return releases.plan(
                environment,
                new ReleasePlan(
                        List.of(), answers.read(environment, tx -> store.failure(tx.sql(), release.id())), Map.of()));
    }

    Object deeds(DataFetchingEnvironment environment) {
        List<?> members = source(environment, "members", List.class);
        return releases.deeds(
                environment,
                source(environment, "release", Release.class),
                members.stream().map(Member.class::cast).toList());
    }

    private static <T> T source(DataFetchingEnvironment environment, String key, Class<T> type) {
        Map<?, ?> source = Objects.requireNonNull(environment.<Map<?, ?>>getSource());
        return type.cast(Objects.requireNonNull(source.get(key)));
    }

    Object moment(DataFetchingEnvironment environment) {
        LocalDateTime local = Objects.requireNonNull(environment.<LocalDateTime>getArgument("local"));
        ZoneId zone = ReleaseArguments.zone(environment.getArgument("zone"), "zone");
        ReleaseMoment.Meaning meaning = ReleaseMoment.Meaning.of(local, zone);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("instants", meaning.instants());
        answer.put("after", meaning.after().orElse(null));
        return answer;
    }

    private void requireCollect(DataFetchingEnvironment environment) {
        boolean may = answers.read(environment, tx -> ReleaseRights.mayCollect(tx, EntryArguments.author(environment)));
        if (!may) {
            throw ReleaseRights.forbidden();
        }
    }
}
