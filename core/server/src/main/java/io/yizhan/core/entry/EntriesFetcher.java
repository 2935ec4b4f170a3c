package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.database.Database;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ConditionJson;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.EntrySelect.Ask;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.OrderKey;
import io.yizhan.core.projection.Page;
import io.yizhan.core.projection.SearchText;
import io.yizhan.core.projection.SearchText.Sought;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists and pickers of drafts. */
@Singleton
final class EntriesFetcher {
    private static final int MOST_ORDERS = 4;
    private static final int MOST_TYPES = 10;
    private static final int LONGEST_SEARCH = 200;

    private final EntryViews views;
    private final ListPages pages;
    private final Database database;
    private final SearchKeys keys;

    EntriesFetcher(EntryViews views, ListPages pages, Database database, SearchKeys keys) {
        this.views = views;
        this.pages = pages;
        this.database = database;
        this.keys = keys;
    }

    Object entries(DataFetchingEnvironment environment) {
        ContentReads reads = EntryLoaders.reads(environment);
        Author author = EntryArguments.author(environment);
        ContentType type = type(author, reads.layout(), environment.getArgument("type"));
        Ask ask = ask(environment, author, reads.layout(), type);
        ListPages.Asked asked = pages.asked(environment, "entries " + type.id() + " " + ask);
        return reads.run(tx -> {
            EntrySelect select = select(tx.layout(), type);
            List<EntryRow> read = readable(() -> select.page(tx.sql(), ask, asked.page()));
            Map<String, @Nullable Object> connection = connection(tx, author, asked, read, ask.locale());
            if (environment.getSelectionSet().contains("totalCount")) {
                connection.put("totalCount", select.count(tx.sql(), ask));
            }
            return connection;
        });
    }

    private Map<String, @Nullable Object> connection(
            ContentTransaction tx, Author author, ListPages.Asked asked, List<EntryRow> read, String locale) {
        List<EntryRow> rows = ListPages.rows(asked, read);
        Map<UUID, EntryView> found =
                views.find(tx, author, rows.stream().map(EntryRow::id).toList());
        List<SummaryView> nodes = new ArrayList<>();
        List<Map<String, Object>> edges = new ArrayList<>();
        for (EntryRow row : rows) {
            EntryView view = found.get(row.id());
            if (view != null) {
                SummaryView summary = new SummaryView(view, locale);
                nodes.add(summary);
                edges.add(Map.of("node", summary, "cursor", pages.cursor(asked, row.place())));
            }
        }
        Map<String, @Nullable Object> connection = new LinkedHashMap<>();
        connection.put("nodes", nodes);
        connection.put("edges", edges);
        connection.put("pageInfo", pages.info(asked, read, EntryRow::place));
        return connection;
    }

    private Ask ask(DataFetchingEnvironment environment, Author author, ModelLayout layout, ContentType type) {
        List<OrderKey> orders = orders(type, environment.getArgument("orderBy"));
        Condition where = new ListConditions(author.access(), layout.model())
                .guarded(
                        type,
                        where(environment.getArgument("where")),
                        orders.stream().map(OrderKey::path).toList());
        Optional<String> search = search(environment.getArgument("search"));
        return new Ask(
                locale(layout, environment),
                search.isEmpty() ? where : Condition.all(where, titled(author, type)),
                orders,
                search.map(text -> sought(author, type, text)),
                Optional.of(Boolean.TRUE.equals(environment.<Boolean>getArgument("trashed"))),
                List.of(),
                false,
                states(environment.getArgument("states")));
    }

    private static Condition where(@Nullable Object json) {
        if (json == null) {
            return Condition.always();
        }
        try {
            return ConditionJson.read(EntryJson.node(json));
        } catch (IllegalArgumentException malformed) {
            throw EntryArguments.refused("where.invalid", "where")
                    .with("detail", String.valueOf(malformed.getMessage()))
                    .exception();
        }
    }

    private static List<OrderKey> orders(ContentType type, @Nullable List<Map<String, Object>> asked) {
        if (asked == null || asked.isEmpty()) {
            return List.of(new OrderKey(FieldPath.parse("updatedAt"), true));
        }
        if (asked.size() > MOST_ORDERS) {
            throw EntryArguments.refused("argument.many", "orderBy")
                    .with("limit", MOST_ORDERS)
                    .exception();
        }
        return asked.stream()
                .map(one ->
                        new OrderKey(path(type, String.valueOf(one.get("by"))), "DESC".equals(one.get("direction"))))
                .toList();
    }

    private static FieldPath path(ContentType type, String by) {
        if (by.equals("title")) {
            return FieldPath.of(type.title().key());
        }
        if (by.equals("updatedAt") || by.equals("createdAt")) {
            return FieldPath.parse(by);
        }
        return type.allFields().stream()
                .filter(field -> field.key().toString().equals(by))
                .filter(field -> field.sortable() || field.equals(type.title()))
                .findFirst()
                .map(field -> FieldPath.of(field.key()))
                .orElseThrow(() -> EntryArguments.refused("order.unknown", "orderBy")
                        .with("field", EntryArguments.shown(by))
                        .exception());
    }

    private Optional<String> search(@Nullable Object text) {
        String asked = text == null ? "" : text.toString();
        if (asked.length() > LONGEST_SEARCH) {
            throw EntryArguments.refused("argument.long", "search")
                    .with("limit", LONGEST_SEARCH)
                    .exception();
        }
        return Optional.of(keys.fold(asked).strip()).filter(folded -> !folded.isEmpty());
    }

    /** Entries whose title the author may see: whatever is searched, titles are. */
    private static Condition titled(Author author, ContentType type) {
        return author.access().fieldRows(Action.READ_DRAFT, type, type.title());
    }

    /** In no value that the author may see in some of the entries only, but for titles. */
    private static Sought sought(Author author, ContentType type, String text) {
        Condition rows = author.access().rows(Action.READ_DRAFT, type.id());
        return new Sought(
                text,
                SearchText.reach(
                        type,
                        field -> author.access()
                                .fieldRows(Action.READ_DRAFT, type, field)
                                .equals(rows)));
    }

    private static Set<String> states(@Nullable List<String> asked) {
        return asked == null ? Set.of() : new TreeSet<>(asked);
    }

    private static String locale(ModelLayout layout, DataFetchingEnvironment environment) {
        return EntryArguments.locale(environment, layout.locales())
                .orElse(layout.locales().defaultTag());
    }

    /** The type, if the caller may see some of its drafts. */
    private static ContentType type(Author author, ModelLayout layout, @Nullable Object id) {
        String text = String.valueOf(id);
        EntryGuard guard = EntryGuard.of(author, layout, text);
        if (!guard.mayType(Action.READ_DRAFT)) {
            throw Problem.of(ProblemCode.FORBIDDEN, "entry.forbidden")
                    .with("action", Action.READ_DRAFT.name())
                    .with("type", text)
                    .at("type")
                    .exception();
        }
        return layout.model().requireType(text);
    }

    private EntrySelect select(ModelLayout layout, ContentType type) {
        return new EntrySelect(layout, database.dialect(), keys, type.id(), Stage.DRAFT);
    }

    /** What cannot be compiled was not checked: a field that is there but not filterable, a part it does not have. */
    private static <T> T readable(java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException unfit) {
            throw EntryArguments.refused("where.invalid", "where")
                    .with("detail", String.valueOf(unfit.getMessage()))
                    .exception();
        }
    }

    Object find(DataFetchingEnvironment environment) {
        ContentReads reads = EntryLoaders.reads(environment);
        Author author = EntryArguments.author(environment);
        List<String> types = Objects.requireNonNull(environment.<List<String>>getArgument("types"));
        if (types.size() > MOST_TYPES) {
            throw EntryArguments.refused("argument.many", "types")
                    .with("limit", MOST_TYPES)
                    .exception();
        }
        int first = EntryArguments.first(environment.getArgument("first"), 20, 100, "first");
        Optional<String> search = search(environment.getArgument("search"));
        String locale = locale(reads.layout(), environment);
        return reads.run(tx -> {
            List<UUID> ids = new ArrayList<>();
            for (String id : types.stream().distinct().toList()) {
                ContentType type = type(author, tx.layout(), id);
                ids.addAll(found(tx, author, type, locale, search, first));
            }
            String start = search.orElse("");
            return views.find(tx, author, ids).values().stream()
                    .map(view -> new SummaryView(view, locale))
                    .sorted(Comparator.<SummaryView>comparingInt(
                                    one -> keys.fold(title(one)).startsWith(start) ? 0 : 1)
                            .thenComparing(one -> one.entry().head().updatedAt(), Comparator.reverseOrder()))
                    .limit(first)
                    .toList();
        });
    }

    private List<UUID> found(
            ContentTransaction tx, Author author, ContentType type, String locale, Optional<String> search, int first) {
        List<OrderKey> order = List.of(new OrderKey(FieldPath.parse("updatedAt"), true));
        Condition rows = search.isEmpty() ? author.access().rows(Action.READ_DRAFT, type.id()) : titled(author, type);
        Optional<Sought> sought = search.map(text -> sought(author, type, text));
        Ask ask = new Ask(locale, rows, order, sought, Optional.of(false), List.of(), false);
        return select(tx.layout(), type).page(tx.sql(), ask, Page.first(first)).stream()
                .map(EntryRow::id)
                .toList();
    }

    private static String title(SummaryView summary) {
        return summary.entry()
                .title(summary.locale())
                .map(text -> text.value().asString())
                .orElse("");
    }

    Object entry(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        return EntryLoaders.reads(environment).run(tx -> views.find(tx, EntryArguments.author(environment), id));
    }

    Object summaries(DataFetchingEnvironment environment) {
        List<UUID> ids = EntryArguments.ids(environment.getArgument("ids"), "ids", 200);
        ContentReads reads = EntryLoaders.reads(environment);
        String locale = locale(reads.layout(), environment);
        return reads.run(tx -> views.find(tx, EntryArguments.author(environment), ids)).values().stream()
                .map(view -> new SummaryView(view, locale))
                .toList();
    }
}
