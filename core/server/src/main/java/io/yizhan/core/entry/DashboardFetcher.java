package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.database.Database;
import io.yizhan.core.entry.DashboardStore.Count;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.EntrySelect.Ask;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.SiteSettingStore;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The first page of the admin. The number of statements depends on the number of types of which the caller may see some
 * entries only (two for each), not on the number of entries.
 */
@Singleton
final class DashboardFetcher {
    private static final int SHOWN = 8;
    private static final int LOOKED_AT = 40;

    private final EntryViews views;
    private final DashboardStore store;
    private final Database database;
    private final SearchKeys keys;
    private final SiteSettingStore settings;

    DashboardFetcher(
            EntryViews views, DashboardStore store, Database database, SearchKeys keys, SiteSettingStore settings) {
        this.views = views;
        this.store = store;
        this.database = database;
        this.keys = keys;
        this.settings = settings;
    }

    Object dashboard(DataFetchingEnvironment environment) {
        Author author = EntryArguments.author(environment);
        return EntryLoaders.reads(environment).run(tx -> {
            Map<String, Condition> rows = rows(tx, author);
            List<String> whole = rows.entrySet().stream()
                    .filter(type -> type.getValue().equals(Condition.always()))
                    .map(Map.Entry::getKey)
                    .toList();
            Map<String, Count> counts = new LinkedHashMap<>(store.counts(tx.sql(), whole));
            rows.forEach((type, condition) -> {
                if (!whole.contains(type)) {
                    counts.put(type, count(tx, type, condition));
                }
            });
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("counts", counts(rows, counts));
            answer.put("recent", latest(tx, author, Optional.empty(), _ -> true));
            answer.put(
                    "myDrafts",
                    author.userId()
                            .map(user -> latest(
                                    tx, author, Optional.of(user), entry -> entry.state() != EntryState.PUBLISHED))
                            .orElse(List.of()));
            answer.put("coverage", coverage(tx, whole, counts));
            answer.put("hasSampleContent", settings.sampleContentWanted());
            return answer;
        });
    }

    /** Types of which the caller may see some drafts, with which. */
    private static Map<String, Condition> rows(ContentTransaction tx, Author author) {
        Map<String, Condition> rows = new LinkedHashMap<>();
        for (String type : tx.layout().model().types().keySet()) {
            Condition condition = author.access().rows(Action.READ_DRAFT, type);
            if (!condition.equals(Condition.never())) {
                rows.put(type, condition);
            }
        }
        return rows;
    }

    private Count count(ContentTransaction tx, String type, Condition rows) {
        EntrySelect select = new EntrySelect(tx.layout(), database.dialect(), keys, type, Stage.DRAFT);
        String locale = tx.layout().locales().defaultTag();
        Condition published = new Condition.Not(Condition.compare("publishedAt", Operator.IS_NULL));
        return new Count(
                select.count(tx.sql(), Ask.of(locale, rows)),
                select.count(tx.sql(), Ask.of(locale, Condition.all(rows, published))));
    }

    private static List<Map<String, Object>> counts(Map<String, Condition> rows, Map<String, Count> counts) {
        List<Map<String, Object>> answer = new ArrayList<>();
        for (String type : rows.keySet()) {
            Count count = counts.getOrDefault(type, new Count(0, 0));
            answer.add(Map.of(
                    "type",
                    type,
                    "total",
                    count.total(),
                    "published",
                    count.published(),
                    "drafts",
                    count.total() - count.published()));
        }
        return answer;
    }

    private List<SummaryView> latest(
            ContentTransaction tx, Author author, Optional<UUID> actor, Predicate<EntryView> wanted) {
        return views.find(tx, author, store.saved(tx.sql(), actor, LOOKED_AT)).values().stream()
                .filter(entry -> !entry.head().trashed())
                .filter(wanted)
                .limit(SHOWN)
                .map(entry -> EntryFetchers.summary(entry, null))
                .toList();
    }

    private List<Map<String, Object>> coverage(ContentTransaction tx, List<String> types, Map<String, Count> counts) {
        Map<String, Map<String, Integer>> published = store.coverage(tx.sql(), types);
        List<Map<String, Object>> answer = new ArrayList<>();
        for (String id : types) {
            ContentType type = tx.layout().model().requireType(id);
            for (String locale : type.localized() ? tx.layout().locales().tags() : List.<String>of()) {
                answer.add(Map.of(
                        "type",
                        id,
                        "locale",
                        locale,
                        "published",
                        published.getOrDefault(id, Map.of()).getOrDefault(locale, 0),
                        "total",
                        counts.getOrDefault(id, new Count(0, 0)).total()));
            }
        }
        return answer;
    }
}
