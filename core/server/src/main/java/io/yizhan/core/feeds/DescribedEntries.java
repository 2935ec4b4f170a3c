package io.yizhan.core.feeds;

import io.yizhan.core.feeds.AnonymousQueries.Answer;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what anybody may see of entries, as far as it is described. */
@Singleton
final class DescribedEntries {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int PAGE = 50;

    private final ContentModels models;
    private final AnonymousQueries queries;

    DescribedEntries(ContentModels models, AnonymousQueries queries) {
        this.models = models;
        this.queries = queries;
    }

    /**
     * An entry.
     *
     * @param slug its present one
     * @param byId whether it was asked for by its id
     */
    record One(JsonNode entry, Optional<String> slug, boolean byId, String tag) {}

    /**
     * The entry with this id or slug, in the locale or what it falls back to.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND if there is none that anybody may see
     */
    One one(ContentType type, String key, String locale) {
        boolean byId = ID.matcher(key).matches();
        if (!byId && type.findSlug().isEmpty()) {
            throw FeedAnswers.absent();
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("key", key);
        variables.put("locale", locale);
        Answer answer = queries.ask(DescribedQuery.whole(models.current(), type).one(byId ? "id" : "slug"), variables);
        JsonNode entry = answer.data().path("entry");
        if (!entry.isObject()) {
            throw FeedAnswers.absent();
        }
        Optional<String> slug = type.findSlug()
                .map(field -> entry.path(field.name()).asString(""))
                .filter(text -> !text.isEmpty());
        return new One(entry, slug, byId, answer.tag());
    }

    /** Entries, and what tells two lists apart. */
    record Several(List<JsonNode> entries, String tag) {}

    /** The entries that last went out in the locale itself, at most so many; those that only fall back to another are left out. */
    Several latest(ContentType type, String locale, Set<String> properties, int most) {
        String query = DescribedQuery.of(models.current(), type, properties).latest();
        List<JsonNode> entries = new ArrayList<>();
        StringBuilder tags = new StringBuilder();
        String after = null;
        // as many looked at as there might be in all, or five times as many as wanted
        for (int looked = 0; looked < most * 5 && entries.size() < most; looked += PAGE) {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("first", PAGE);
            variables.put("after", after);
            variables.put("locale", locale);
            Answer answer = queries.ask(query, variables);
            tags.append(answer.tag()).append(' ');
            JsonNode list = answer.data().path("list");
            for (JsonNode entry : list.path("nodes")) {
                if (entries.size() < most && in(entry, locale)) {
                    entries.add(entry);
                }
            }
            if (!list.path("pageInfo").path("hasNextPage").asBoolean(false)) {
                break;
            }
            after = list.path("pageInfo").path("endCursor").asString();
        }
        return new Several(entries, tags.toString());
    }

    private static boolean in(JsonNode entry, String locale) {
        for (JsonNode tag : entry.path("localization").path("available")) {
            if (tag.asString().equals(locale)) {
                return true;
            }
        }
        return false;
    }
}
