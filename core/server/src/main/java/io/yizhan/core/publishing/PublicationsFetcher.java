package io.yizhan.core.publishing;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.entry.EntryPast;
import io.yizhan.core.entry.ListPages;
import io.yizhan.core.publishing.PublicationHistoryStore.Publication;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history of publications in the admin API: which version of an entry was out in which locale, and when. */
@Singleton
final class PublicationsFetcher {
    private final EntryAnswers answers;
    private final PublicationHistoryStore publications;
    private final ListPages pages;

    PublicationsFetcher(EntryAnswers answers, PublicationHistoryStore publications, ListPages pages) {
        this.answers = answers;
        this.publications = publications;
        this.pages = pages;
    }

    Object publications(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("entryId"), "entryId");
        return answers.past(environment, id, past -> connection(environment, id, past));
    }

    private Map<String, @Nullable Object> connection(DataFetchingEnvironment environment, UUID id, EntryPast past) {
        Optional<String> locale = EntryArguments.locale(environment, past.siteLocales());
        ListPages.Asked asked = pages.asked(environment, "publications " + id + " " + locale.orElse("all"));
        List<String> locales = past.locales().stream()
                .filter(one -> locale.isEmpty() || locale.get().equals(one))
                .toList();
        List<Publication> read = publications.page(past.sql(), id, locales, asked.page());
        Map<Integer, List<String>> seen =
                past.seen(read.stream().map(Publication::version).collect(Collectors.toSet()));
        Map<String, @Nullable Object> connection = new LinkedHashMap<>();
        connection.put(
                "nodes",
                ListPages.rows(asked, read).stream()
                        .filter(one ->
                                seen.getOrDefault(one.version(), List.of()).contains(one.locale()))
                        .map(PublicationsFetcher::answer)
                        .toList());
        connection.put("pageInfo", pages.info(asked, read, one -> List.<@Nullable Object>of(one.id())));
        return connection;
    }

    private static Map<String, @Nullable Object> answer(Publication publication) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("locale", publication.locale());
        answer.put("version", publication.version());
        answer.put("from", publication.from());
        answer.put("publishedBy", publication.by().orElse(null));
        answer.put("to", publication.end().map(PublicationHistoryStore.End::at).orElse(null));
        answer.put(
                "end",
                publication
                        .end()
                        .map(end -> end.replaced() ? "REPLACED" : "UNPUBLISHED")
                        .orElse(null));
        answer.put(
                "endedBy",
                publication.end().flatMap(PublicationHistoryStore.End::by).orElse(null));
        return answer;
    }
}
