package io.yizhan.core.publishing;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishing in the admin API: arguments in, outcomes out. */
@Singleton
final class PublishMutations {
    private final Publisher publisher;
    private final EntryAnswers answers;

    PublishMutations(Publisher publisher, EntryAnswers answers) {
        this.publisher = publisher;
        this.answers = answers;
    }

    Object publish(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        Publisher.Publish request = new Publisher.Publish(
                EntryArguments.id(input.get("entryId"), "input.entryId"),
                EntryArguments.version(input.get("expectedVersion"), "input.expectedVersion"),
                EntryArguments.locales(input.get("locales")),
                EntryArguments.note(input.get("note")),
                EntryArguments.idempotencyKey(input));
        return answer(environment, publisher.publish(EntryArguments.author(environment), request));
    }

    Object unpublish(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        Publisher.Unpublish request = new Publisher.Unpublish(
                EntryArguments.id(input.get("entryId"), "input.entryId"),
                EntryArguments.locales(input.get("locales")),
                EntryArguments.idempotencyKey(input));
        return answer(environment, publisher.unpublish(EntryArguments.author(environment), request));
    }

    private Object answer(DataFetchingEnvironment environment, PublishOutcome outcome) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("entry", answers.entry(environment, outcome.entryId()));
        switch (outcome) {
            case PublishOutcome.Done done -> {
                answer.put("findings", answers.findings(done.warnings()));
                answer.put("published", done.locales());
                answer.put("position", Long.toString(done.position()));
            }
            case PublishOutcome.Refused refused -> {
                answer.put("findings", answers.findings(refused.findings()));
                answer.put("published", List.of());
            }
        }
        return answer;
    }

    Object plan(DataFetchingEnvironment environment) {
        PublishPlan plan = publisher.plan(
                EntryArguments.author(environment),
                EntryArguments.id(environment.getArgument("entryId"), "entryId"),
                EntryArguments.locales(environment.getArgument("locales")));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", plan.version().toString());
        answer.put("locales", plan.locales().stream().map(this::locale).toList());
        answer.put("sharedChanges", plan.sharedChanges());
        answer.put("unpublishedReferences", answers.summaries(environment, plan.unpublishedReferences()));
        answer.put("dependencies", dependencies(environment, plan.dependencies()));
        answer.put("publishable", plan.publishable());
        return answer;
    }

    private List<Map<String, Object>> dependencies(
            DataFetchingEnvironment environment, List<PublishPlan.Dependency> dependencies) {
        Set<UUID> named = new LinkedHashSet<>();
        dependencies.forEach(one -> named.addAll(List.of(one.entryId(), one.namedBy())));
        Map<UUID, Object> summaries = answers.summariesById(environment, named);
        return dependencies.stream()
                .filter(one -> summaries.containsKey(one.entryId()) && summaries.containsKey(one.namedBy()))
                .map(one -> Map.of(
                        "entry",
                        summaries.get(one.entryId()),
                        "namedBy",
                        summaries.get(one.namedBy()),
                        "steps",
                        one.steps(),
                        "version",
                        one.version().toString(),
                        "locales",
                        one.locales(),
                        "findings",
                        answers.findings(one.findings()),
                        "publishable",
                        one.publishable()))
                .toList();
    }

    private Map<String, Object> locale(PublishPlan.LocalePlan plan) {
        return Map.of(
                "locale",
                plan.locale(),
                "state",
                plan.state().name(),
                "findings",
                answers.findings(plan.findings()),
                "publishable",
                plan.publishable(),
                "changed",
                plan.changed());
    }
}
