package io.yizhan.core.review;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.review.DecisionService.Verdict;
import io.yizhan.core.review.SubmitService.Submission;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Submissions and decisions in the admin API: arguments in, outcomes out. */
@Singleton
final class ReviewMutations {
    private static final int LONGEST_OPINION = 2_000;

    private final SubmitService submissions;
    private final DecisionService decisions;
    private final ReviewStore reviews;
    private final ReviewViews views;
    private final ReviewAnswers reviewAnswers;
    private final EntryAnswers answers;

    ReviewMutations(
            SubmitService submissions,
            DecisionService decisions,
            ReviewStore reviews,
            ReviewViews views,
            ReviewAnswers reviewAnswers,
            EntryAnswers answers) {
        this.submissions = submissions;
        this.decisions = decisions;
        this.reviews = reviews;
        this.views = views;
        this.reviewAnswers = reviewAnswers;
        this.answers = answers;
    }

    Object submit(DataFetchingEnvironment environment) {
        Author author = EntryArguments.author(environment);
        return answer(environment, submissions.submit(author, submission(environment, "note")));
    }

    Object approveInEmergency(DataFetchingEnvironment environment) {
        Author author = EntryArguments.author(environment);
        return answer(environment, submissions.approveInEmergency(author, submission(environment, "reason")));
    }

    private static Submission submission(DataFetchingEnvironment environment, String text) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        List<String> locales = EntryArguments.locales(input.get("locales")).orElse(List.of());
        if (locales.isEmpty()) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT).at("input.locales").exception();
        }
        return new Submission(
                EntryArguments.id(input.get("entryId"), "input.entryId"),
                EntryArguments.version(input.get("expectedVersion"), "input.expectedVersion"),
                locales,
                EntryArguments.note(input.get(text)));
    }

    Object decide(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        Verdict verdict = new Verdict(
                EntryArguments.id(input.get("reviewId"), "input.reviewId"),
                (Integer) Objects.requireNonNull(input.get("turn")),
                Decision.valueOf(String.valueOf(input.get("decision"))),
                opinion(input.get("opinion")),
                ticks(input.get("ticks")),
                Optional.ofNullable(input.get("returnTo")).map(Object::toString));
        return answer(environment, decisions.decide(EntryArguments.author(environment), verdict));
    }

    Object withdraw(DataFetchingEnvironment environment) {
        UUID review = EntryArguments.id(environment.getArgument("reviewId"), "reviewId");
        int turn = Objects.requireNonNull(environment.<Integer>getArgument("turn"));
        return answer(environment, decisions.withdraw(EntryArguments.author(environment), review, turn));
    }

    private static Optional<String> opinion(@Nullable Object value) {
        Optional<String> text = Optional.ofNullable(value)
                .map(Object::toString)
                .map(String::strip)
                .filter(one -> !one.isEmpty());
        if (text.isPresent() && text.get().length() > LONGEST_OPINION) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "argument.long")
                    .with("limit", LONGEST_OPINION)
                    .at("input.opinion")
                    .exception();
        }
        return text;
    }

    private static Set<String> ticks(@Nullable Object value) {
        Set<String> ticks = new HashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(tick -> ticks.add(String.valueOf(tick)));
        }
        return ticks;
    }

    private Object answer(DataFetchingEnvironment environment, ReviewOutcome outcome) {
        Author author = EntryArguments.author(environment);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("done", outcome instanceof ReviewOutcome.Done);
        answer.put(
                "findings",
                switch (outcome) {
                    case ReviewOutcome.Done done -> answers.findings(done.notes());
                    case ReviewOutcome.Refused refused -> answers.findings(refused.findings());
                });
        List<UUID> touched = outcome instanceof ReviewOutcome.Done done ? done.reviews() : List.of();
        answer.put(
                "reviews",
                answers.read(
                        environment,
                        tx -> views.of(tx, author, reviews.some(tx.sql(), touched)).stream()
                                .map(reviewAnswers::review)
                                .toList()));
        return answer;
    }
}
