package io.yizhan.core.feeds;

import io.yizhan.core.database.Database;
import io.yizhan.core.feeds.AnonymousQueries.Answer;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.publishing.PublishedLocaleStore;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Database database;
    private final PublishedLocaleStore locales;
    private final AccessService access;
    private final HeldByNews<Asked, Map<UUID, Instant>> latest;

    private record Asked(String type, String locale, int most) {}

    DescribedEntries(
            ContentModels models,
            AnonymousQueries queries,
            Database database,
            PublishedLocaleStore locales,
            AccessService access,
            PublicationNews news) {
        this.models = models;
        this.queries = queries;
        this.database = database;
        this.locales = locales;
        this.access = access;
        this.latest = new HeldByNews<>(news);
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
        if (!byId && !hasAddresses(type, locale)) {
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

    /** Whether anybody sees the slugs of the type. */
    private boolean hasAddresses(ContentType type, String locale) {
        Access anybody = access.of(new Caller.Anonymous()).in(locale);
        return type.findSlug()
                .filter(slug -> anybody.always(Action.READ_PUBLISHED, type, slug))
                .isPresent();
    }

    /**
     * An entry in a locale.
     *
     * @param at when it last went out in the locale
     */
    record Listed(JsonNode entry, Instant at) {}

    /** Entries, and what tells two lists apart. */
    record Several(List<Listed> entries, String tag) {}

    /** The entries that last went out in the locale itself, at most so many; those that only fall back to another are left out. */
    Several latest(ContentType type, String locale, Set<String> properties, int most) {
        // not all of them need be for anybody
        int looked = most * 5;
        Map<UUID, Instant> times = latest.get(
                new Asked(type.id(), locale, looked),
                () -> database.read(sql -> locales.latest(sql, type.id(), locale, looked)));
        String query = DescribedQuery.of(models.current(), type, properties).several();
        List<Listed> entries = new ArrayList<>();
        StringBuilder tags = new StringBuilder();
        List<UUID> ids = List.copyOf(times.keySet());
        for (int from = 0; from < ids.size() && entries.size() < most; from += PAGE) {
            List<UUID> page = ids.subList(from, Math.min(from + PAGE, ids.size()));
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("ids", page.stream().map(UUID::toString).toList());
            variables.put("first", PAGE);
            variables.put("locale", locale);
            Answer answer = queries.ask(query, variables);
            tags.append(answer.tag()).append(' ');
            Map<String, JsonNode> shown = new HashMap<>();
            answer.data()
                    .path("list")
                    .path("nodes")
                    .forEach(entry -> shown.put(entry.path("id").asString(), entry));
            for (UUID id : page) {
                JsonNode entry = shown.get(id.toString());
                if (entry != null && entries.size() < most && in(entry, locale)) {
                    Instant at = times.getOrDefault(id, Instant.EPOCH);
                    entries.add(new Listed(entry, at));
                    tags.append(at).append(' ');
                }
            }
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
