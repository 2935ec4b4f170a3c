package io.yizhan.core.review;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.model.Finding.Severity;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.review.SensitiveWords.Word;
import io.yizhan.core.review.WorkflowStore.UnderWay;
import io.yizhan.core.security.Permissions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workflows and sensitive words in the admin API; all need {@link Permissions#REVIEW_MANAGE}. */
@Singleton
final class WorkflowMutations {
    private final WorkflowService service;
    private final WorkflowStore store;
    private final ReviewAnswers reviewAnswers;
    private final EntryAnswers answers;

    WorkflowMutations(WorkflowService service, WorkflowStore store, ReviewAnswers reviewAnswers, EntryAnswers answers) {
        this.service = service;
        this.store = store;
        this.reviewAnswers = reviewAnswers;
        this.answers = answers;
    }

    Object workflows(DataFetchingEnvironment environment) {
        manager(environment);
        return answers.read(environment, tx -> {
            Map<UUID, UnderWay> underWay = store.underWay(tx.sql());
            return store.all(tx.sql()).stream()
                    .map(one -> reviewAnswers.workflow(one, underWay.getOrDefault(one.id(), new UnderWay(0, 0))))
                    .toList();
        });
    }

    @Nullable
    Object workflow(DataFetchingEnvironment environment) {
        manager(environment);
        return find(environment, EntryArguments.id(environment.getArgument("id"), "id"))
                .orElse(null);
    }

    private Optional<Object> find(DataFetchingEnvironment environment, UUID id) {
        return answers.read(
                environment,
                tx -> store.find(tx.sql(), id)
                        .map(one -> reviewAnswers.workflow(
                                one, store.underWay(tx.sql()).getOrDefault(id, new UnderWay(0, 0)))));
    }

    Object templates(DataFetchingEnvironment environment) {
        manager(environment);
        return List.of(reviewAnswers.template(WorkflowTemplate.threeReviews()));
    }

    Object roles(DataFetchingEnvironment environment) {
        manager(environment);
        return reviewAnswers.staff();
    }

    Object words(DataFetchingEnvironment environment) {
        manager(environment);
        return answers.read(environment, tx -> ReviewAnswers.words(store.words(tx.sql())));
    }

    Object save(DataFetchingEnvironment environment) {
        Author author = manager(environment);
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        Optional<UUID> id = Optional.ofNullable(input.get("id")).map(one -> EntryArguments.id(one, "input.id"));
        int expected = (Integer) Objects.requireNonNull(input.get("expectedRevision"));
        return answer(environment, service.save(author, id, expected, WorkflowInput.read(input)));
    }

    Object activate(DataFetchingEnvironment environment) {
        manager(environment);
        WorkflowService.Outcome outcome = service.activate(
                EntryArguments.id(environment.getArgument("id"), "id"),
                Objects.requireNonNull(environment.<Integer>getArgument("expectedRevision")),
                Objects.requireNonNull(environment.<Boolean>getArgument("active")));
        return answer(environment, outcome);
    }

    Object saveWords(DataFetchingEnvironment environment) {
        manager(environment);
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        List<Word> words = new ArrayList<>();
        for (Object one : (List<?>) Objects.requireNonNull(input.get("words"))) {
            Map<?, ?> word = (Map<?, ?>) one;
            words.add(new Word(
                    String.valueOf(word.get("text")).strip(), Severity.valueOf(String.valueOf(word.get("severity")))));
        }
        if (words.size() > SensitiveWords.MOST) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "argument.many")
                    .with("limit", SensitiveWords.MOST)
                    .at("input.words")
                    .exception();
        }
        int expected = (Integer) Objects.requireNonNull(input.get("expectedRevision"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("findings", answers.findings(service.saveWords(expected, words)));
        answer.put("list", words(environment));
        return answer;
    }

    private Object answer(DataFetchingEnvironment environment, WorkflowService.Outcome outcome) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("findings", answers.findings(outcome.findings()));
        answer.put(
                "workflow",
                outcome.workflow().flatMap(id -> find(environment, id)).orElse(null));
        return answer;
    }

    private static Author manager(DataFetchingEnvironment environment) {
        Author author = EntryArguments.author(environment);
        if (!author.access().may(Permissions.REVIEW_MANAGE)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return author;
    }
}
