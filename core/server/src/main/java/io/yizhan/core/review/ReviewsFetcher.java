package io.yizhan.core.review;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.Permissions;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The reviews of an entry in the admin API. */
@Singleton
final class ReviewsFetcher {
    private static final int EARLIER = 20;

    private final EntryAnswers answers;
    private final EntryStore entries;
    private final WorkflowStore workflows;
    private final ReviewStore reviews;
    private final ReviewViews views;
    private final ReviewAnswers reviewAnswers;

    ReviewsFetcher(
            EntryAnswers answers,
            EntryStore entries,
            WorkflowStore workflows,
            ReviewStore reviews,
            ReviewViews views,
            ReviewAnswers reviewAnswers) {
        this.answers = answers;
        this.entries = entries;
        this.workflows = workflows;
        this.reviews = reviews;
        this.views = views;
        this.reviewAnswers = reviewAnswers;
    }

    Object entryReviews(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("entryId"), "entryId");
        Author author = EntryArguments.author(environment);
        return answers.read(environment, tx -> {
            Head head = entries.findHead(tx.sql(), id)
                    .filter(one -> tx.layout().model().findType(one.type()).isPresent())
                    .orElseThrow(() -> EntryGuard.notFound(id));
            EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
            guard.requireVisible(head);
            return locales(tx, author, head, guard);
        });
    }

    private List<Map<String, @Nullable Object>> locales(
            ContentTransaction tx, Author author, Head head, EntryGuard guard) {
        ContentType type = tx.layout().model().requireType(head.type());
        List<String> locales = (type.localized()
                        ? tx.layout().locales().tags()
                        : List.of(tx.layout().locales().defaultTag()))
                .stream().filter(locale -> Rights.visible(guard, head, locale)).toList();
        Optional<Workflow> workflow = workflows.activeOf(tx.sql(), head.type());
        Map<String, List<Review>> past = reviews.ofEntry(tx.sql(), head.id(), locales);
        List<Review> shown = past.values().stream()
                .flatMap(list -> list.stream().limit(EARLIER + 1))
                .toList();
        Map<UUID, ReviewView> seen = new LinkedHashMap<>();
        views.of(tx, author, shown).forEach(view -> seen.put(view.review().id(), view));
        Map<String, Integer> looks = author.userId()
                .map(me -> reviews.lastLooks(tx.sql(), head.id(), me))
                .orElse(Map.of());
        return locales.stream()
                .map(locale -> {
                    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
                    List<Review> own = past.getOrDefault(locale, List.of());
                    boolean approved = workflow.isEmpty() || approved(type, head, locale, own, workflow.get());
                    answer.put("locale", locale);
                    answer.put(
                            "workflow",
                            workflow.map(one -> one.definition().name().texts()).orElse(null));
                    answer.put("approved", approved);
                    List<Map<String, @Nullable Object>> told = own.stream()
                            .flatMap(review -> Optional.ofNullable(seen.get(review.id())).stream())
                            .map(reviewAnswers::review)
                            .toList();
                    answer.put("review", told.isEmpty() ? null : told.getFirst());
                    answer.put("earlier", told.isEmpty() ? told : told.subList(1, told.size()));
                    answer.put(
                            "may",
                            ReviewAnswers.words(
                                    workflow.isEmpty() || approved
                                            ? Set.of()
                                            : may(author, type, head, guard, locale, own)));
                    answer.put("sinceMyLastLook", looks.get(locale));
                    return answer;
                })
                .toList();
    }

    private static boolean approved(ContentType type, Head head, String locale, List<Review> own, Workflow workflow) {
        return ReviewGate.stands(
                type,
                head,
                locale,
                own.reversed().stream()
                        .filter(review -> review.workflow().equals(workflow.id()))
                        .map(ReviewStore::mark)
                        .toList());
    }

    private static Set<Decision> may(
            Author author, ContentType type, Head head, EntryGuard guard, String locale, List<Review> own) {
        Set<Decision> may = EnumSet.noneOf(Decision.class);
        boolean vetoed = own.stream()
                .filter(review -> review.state() == ReviewState.VETOED)
                .anyMatch(review -> ReviewGate.unchangedSince(type, head, locale, review.version()));
        if (head.trashed() || vetoed) {
            return may;
        }
        boolean waits = !own.isEmpty() && own.getFirst().state() == ReviewState.IN_REVIEW;
        if (!waits && guard.may(Action.EDIT, head, locale)) {
            may.add(Decision.SUBMIT);
        }
        if (author.access().may(Permissions.REVIEW_EMERGENCY)) {
            may.add(Decision.EMERGENCY);
        }
        return may;
    }

    /** Of type Review. */
    CompletableFuture<@Nullable Object> entry(DataFetchingEnvironment environment) {
        Map<?, ?> review = Objects.requireNonNull(environment.<Map<?, ?>>getSource());
        return answers.summary(environment, (UUID) Objects.requireNonNull(review.get("entryId")));
    }
}
