package io.yizhan.core.review;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Condition;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.review.ReviewQueueStore.Desk;
import io.yizhan.core.review.ReviewQueueStore.Place;
import io.yizhan.core.review.ReviewQueueStore.Waiting;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What waits for the caller, in the admin API. */
@Singleton
final class ReviewQueueFetcher {
    private static final String LIST = "reviewQueue";
    private static final int PAGE = 50;
    private static final int MOST = 100;
    private static final int COUNTED = 500;

    private final EntryAnswers answers;
    private final EntryStore entries;
    private final WorkflowStore workflows;
    private final ReviewQueueStore queue;
    private final ReviewViews views;
    private final ReviewAnswers reviewAnswers;
    private final CursorCodec cursors;
    private final Clock clock;

    ReviewQueueFetcher(
            EntryAnswers answers,
            EntryStore entries,
            WorkflowStore workflows,
            ReviewQueueStore queue,
            ReviewViews views,
            ReviewAnswers reviewAnswers,
            CursorCodec cursors,
            Clock clock) {
        this.answers = answers;
        this.entries = entries;
        this.workflows = workflows;
        this.queue = queue;
        this.views = views;
        this.reviewAnswers = reviewAnswers;
        this.cursors = cursors;
        this.clock = clock;
    }

    Object queue(DataFetchingEnvironment environment) {
        Author author = EntryArguments.author(environment);
        int size = EntryArguments.first(environment.<Integer>getArgument("first"), PAGE, MOST, "first");
        Optional<Place> after =
                Optional.ofNullable(environment.<String>getArgument("after")).map(this::place);
        return answers.read(environment, tx -> {
            List<String> types = types(tx, author);
            List<Desk> desks =
                    author.caller().findUser().map(user -> desks(tx, user)).orElse(List.of());
            UUID me = author.userId().orElseGet(() -> new UUID(0, 0));
            List<Review> read = queue.page(tx.sql(), me, desks, types, after, size + 1);
            List<Review> rows = read.subList(0, Math.min(size, read.size()));
            Map<String, @Nullable Object> connection = new LinkedHashMap<>();
            connection.put(
                    "nodes",
                    views.of(tx, author, rows).stream()
                            .map(reviewAnswers::review)
                            .toList());
            connection.put("pageInfo", pageInfo(rows, read.size() > size, after.isPresent()));
            if (environment.getSelectionSet().containsAnyOf("totalCount", "overdueCount")) {
                List<Waiting> all = counted(tx, author, queue.waiting(tx.sql(), me, desks, types, COUNTED));
                Instant now = clock.instant();
                connection.put("totalCount", all.size());
                connection.put("overdueCount", (int)
                        all.stream().filter(one -> one.due().isBefore(now)).count());
            }
            return connection;
        });
    }

    private Place place(String cursor) {
        List<@Nullable Object> values = cursors.decode(LIST, cursor, "after").values();
        return new Place(
                (Instant) Objects.requireNonNull(values.getFirst()), (UUID) Objects.requireNonNull(values.getLast()));
    }

    private Map<String, @Nullable Object> pageInfo(List<Review> rows, boolean more, boolean bounded) {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", more);
        info.put("hasPreviousPage", bounded);
        info.put("startCursor", rows.isEmpty() ? null : cursor(rows.getFirst()));
        info.put("endCursor", rows.isEmpty() ? null : cursor(rows.getLast()));
        return info;
    }

    private String cursor(Review review) {
        return cursors.encode(LIST, new Cursor(List.<@Nullable Object>of(review.dueAt(), review.id())));
    }

    /** Types of which the caller may see some drafts. */
    private static List<String> types(ContentTransaction tx, Author author) {
        return tx.layout().model().types().keySet().stream()
                .filter(type -> !author.access().rows(Action.READ_DRAFT, type).equals(Condition.never()))
                .toList();
    }

    private List<Desk> desks(ContentTransaction tx, User user) {
        return workflows.revisions(tx.sql(), queue.revisions(tx.sql())).entrySet().stream()
                .flatMap(one -> IntStream.range(0, one.getValue().steps())
                        .filter(step -> user.hasRole(
                                Set.copyOf(one.getValue().step(step).roles())))
                        .mapToObj(step -> new Desk(
                                one.getKey(), step, one.getValue().definition().fourEyes())))
                .toList();
    }

    /** Without what the caller may not see. */
    private List<Waiting> counted(ContentTransaction tx, Author author, List<Waiting> all) {
        Set<UUID> partly = all.stream()
                .filter(one -> !whole(author, one))
                .map(Waiting::entry)
                .collect(Collectors.toSet());
        Map<UUID, Head> heads = new HashMap<>();
        if (!partly.isEmpty()) {
            entries.findHeads(tx.sql(), partly).forEach(head -> heads.put(head.id(), head));
        }
        List<Waiting> seen = new ArrayList<>();
        for (Waiting one : all) {
            Head head = heads.get(one.entry());
            boolean visible = head == null
                    ? whole(author, one)
                    : Rights.visible(EntryGuard.of(author, tx.layout(), one.type()), head, one.locale());
            if (visible) {
                seen.add(one);
            }
        }
        return seen;
    }

    private static boolean whole(Author author, Waiting one) {
        return author.access().rows(Action.READ_DRAFT, one.type(), one.locale()).equals(Condition.always());
    }
}
