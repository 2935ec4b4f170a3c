package io.yizhan.core.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.ResolvedConditions;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ConditionPredicate;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.EntryValues;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.EntryScan;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.EntrySelect.Ask;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Page;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.Reindexer;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.search.ConditionIndex;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** The derived tables answer as the values of the versions do, whatever happens to them and to the model. */
final class ProjectionTest {
    private static final int ENTRIES = 40;
    private static final int PEOPLE = 15;
    private static final int CONDITIONS = 1_500;

    private static ContentServer server() {
        return new ContentServer(SmallModel.standard());
    }

    private static Author author(ContentServer server) {
        Caller program = new Caller.Program();
        return new Author(program, server.bean(AccessService.class).of(program));
    }

    private static List<UUID> fill(ContentServer server, RandomConditions random) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            UUID id = server.bean(EntryIds.class).next();
            create(
                    server,
                    "work",
                    id,
                    random.entry(i, ids.stream().map(UUID::toString).toList()));
            ids.add(id);
        }
        return ids;
    }

    private static List<UUID> people(ContentServer server, RandomConditions random) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            UUID id = server.bean(EntryIds.class).next();
            create(server, "person", id, random.person(id.toString()));
            ids.add(id);
        }
        return ids;
    }

    private static void create(ContentServer server, String type, UUID id, Map<String, Object> values) {
        List<FieldChange> changes = new ArrayList<>();
        values.forEach((key, value) -> {
            String[] place = key.split(" ", -1);
            changes.add(new FieldChange(
                    FieldKey.parse(place[0]),
                    place.length > 1 ? Optional.of(place[1]) : Optional.empty(),
                    Optional.of(EntryJson.node(value)),
                    Optional.empty()));
        });
        SaveOutcome outcome = server.bean(EntryService.class)
                .create(author(server), new EntryService.Creation(type, id, changes, Optional.empty()));
        assertThat(((SaveOutcome.Saved) outcome).findings()).isEmpty();
    }

    private static Set<UUID> bySql(ContentServer server, String locale, Condition condition) {
        return bySql(server, "work", locale, condition);
    }

    private static Set<UUID> bySql(ContentServer server, String type, String locale, Condition condition) {
        ModelLayout layout = server.bean(Layouts.class).current();
        Database database = server.bean(Database.class);
        EntrySelect select =
                new EntrySelect(layout, database.dialect(), server.bean(SearchKeys.class), type, Stage.DRAFT);
        List<EntryRow> rows =
                database.read(sql -> select.page(sql, Ask.of(locale, condition), Page.first(10 * ENTRIES)));
        return new TreeSet<>(rows.stream().map(EntryRow::id).toList());
    }

    private static ConditionIndex index(ContentServer server, ModelLayout layout, String type) throws IOException {
        List<EntryRow> rows = server.bean(Database.class)
                .read(sql -> new EntryScan(layout, type, Stage.DRAFT).after(sql, Optional.empty(), 10 * ENTRIES));
        return new ConditionIndex(layout, layout.model().requireType(type), server.bean(SearchKeys.class), rows);
    }

    private static Map<UUID, EntryValues> values(ContentServer server, List<UUID> ids) {
        Map<UUID, EntryValues> values = new LinkedHashMap<>();
        server.bean(Layouts.class)
                .read(tx -> server.bean(EntryStore.class).findHeads(tx.sql(), ids))
                .forEach(head -> {
                    ModelLayout layout = server.bean(Layouts.class).current();
                    values.put(
                            head.id(),
                            new EntryValues(
                                    head.id(),
                                    head.type(),
                                    head.createdAt(),
                                    head.updatedAt(),
                                    Optional.empty(),
                                    head.document(layout.model().requireType(head.type()), layout.locales())));
                });
        return values;
    }

    private static EntryValues.Finder finder(Map<UUID, EntryValues> values) {
        return new EntryValues.Finder() {
            @Override
            public Optional<EntryValues> find(String type, UUID id) {
                return Optional.ofNullable(values.get(id))
                        .filter(one -> one.type().equals(type));
            }

            @Override
            public List<EntryValues> findLinking(String type, FieldPath path, UUID target) {
                return values.values().stream()
                        .filter(one -> one.type().equals(type) && one.leadsTo(path, target))
                        .toList();
            }
        };
    }

    @Test
    void sqlPredicateAndIndexAgreeOnRandomConditionsOverRandomEntries() throws IOException {
        try (ContentServer server = server()) {
            RandomConditions random = new RandomConditions(20_260_301);
            List<UUID> ids = people(server, random);
            ids.addAll(fill(server, random));
            Map<UUID, EntryValues> values = values(server, ids);
            ModelLayout layout = server.bean(Layouts.class).current();
            Map<String, ConditionIndex> indexes =
                    Map.of("work", index(server, layout, "work"), "person", index(server, layout, "person"));
            List<String> disagreements = new ArrayList<>();
            int holding = 0;
            for (int i = 0; i < CONDITIONS; i++) {
                String locale = layout.locales().tags().get(i % 2);
                Condition condition = random.condition(3);
                for (String type : i % 3 == 0 ? List.of("work", "person") : List.of("work")) {
                    Set<UUID> expected = byPredicate(values, layout, type, locale, condition);
                    int all = type.equals("work") ? ENTRIES : PEOPLE;
                    holding += expected.isEmpty() || expected.size() == all ? 0 : 1;
                    Set<UUID> found = bySql(server, type, locale, condition);
                    if (!found.equals(expected)) {
                        disagreements.add(found.size() + " by SQL, " + expected.size() + " by predicate: " + condition);
                    }
                    Set<UUID> decided = byPredicate(values, layout, type, locale, condition.forType(type));
                    if (!decided.equals(expected)) {
                        disagreements.add(decided.size() + " for " + type + ", " + expected.size() + ": " + condition);
                    }
                    Condition alone = ResolvedConditions.resolve(
                            condition, layout.model().requireType(type), linked -> bySql(server, type, locale, linked));
                    Set<UUID> indexed = new TreeSet<>(
                            Objects.requireNonNull(indexes.get(type)).ids(alone, locale));
                    if (!indexed.equals(expected)) {
                        disagreements.add(
                                indexed.size() + " by index, " + expected.size() + " by predicate: " + condition);
                    }
                }
            }
            assertThat(disagreements.stream()
                            .sorted((a, b) -> a.length() - b.length())
                            .limit(12))
                    .isEmpty();
            // conditions that hold of all or of none would prove nothing
            assertThat(holding).isGreaterThan(CONDITIONS / 3);
        }
    }

    private static Set<UUID> byPredicate(
            Map<UUID, EntryValues> values, ModelLayout layout, String type, String locale, Condition condition) {
        ConditionPredicate predicate = ConditionPredicate.of(
                condition, layout.model(), layout.locales().chain(locale), finder(values));
        return new TreeSet<>(values.values().stream()
                .filter(one -> one.type().equals(type))
                .filter(predicate)
                .map(EntryValues::id)
                .toList());
    }

    @Test
    void reindexingEmptiedTablesGivesTheSameAnswers() {
        try (ContentServer server = server()) {
            RandomConditions random = new RandomConditions(7);
            fill(server, random);
            List<Condition> conditions = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                conditions.add(random.condition(3));
            }
            List<Set<UUID>> before = conditions.stream()
                    .map(condition -> bySql(server, "en", condition))
                    .toList();
            Database database = server.bean(Database.class);
            List<String> tables = database.read(sql -> sql.fetch("show tables").getValues(0, String.class)).stream()
                    .filter(name -> name.startsWith("d_"))
                    .toList();
            database.change(sql -> tables.forEach(name -> sql.deleteFrom(DSL.table(DSL.name(name)))
                    .where(DSL.trueCondition())
                    .execute()));
            assertThat(bySql(server, "en", Condition.always())).isEmpty();

            ModelLayout layout = server.bean(Layouts.class).current();
            server.bean(Reindexer.class).reindex(layout, layout.model().types().keySet(), (_, _, _) -> {});

            assertThat(conditions.stream()
                            .map(condition -> bySql(server, "en", condition))
                            .toList())
                    .isEqualTo(before);
        }
    }

    @Test
    void linksInGroupsInsideRowsStandBesideOneAnother() {
        String sets = """
                - id: sets
                  type: group
                  repeatable: true
                  label: { zh-Hans: 套, en: Sets }
                  fields:
                    - id: parts
                      type: group
                      repeatable: true
                      label: { zh-Hans: 部分, en: Parts }
                      fields:
                        - { id: like, type: reference, targets: [work], label: { zh-Hans: 如, en: Like } }
                """.strip().indent(2).strip();
        ContentModel model = SmallModel.of(SmallModel.SIGNED, SmallModel.NOTE, SmallModel.PIECES + "\n  " + sets);
        try (ContentServer server = new ContentServer(model)) {
            UUID target = create(server, Map.of());
            Map<String, Object> part = Map.of("like", Map.of("type", "work", "id", target.toString()));
            UUID source = create(
                    server,
                    Map.of("core.sets", List.of(Map.of("parts", List.of(part, part)), Map.of("parts", List.of(part)))));
            List<ReferenceStore.Use> uses = server.bean(Layouts.class)
                    .read(tx ->
                            server.bean(ReferenceStore.class).to(tx.sql(), Stage.DRAFT, target, Set.of("work"), 10));
            assertThat(uses)
                    .containsExactly(new ReferenceStore.Use(source, "work", "core.sets/parts/like", target, "work"));
            int rows = server.bean(Database.class).read(sql -> sql.fetchCount(DSL.table(DSL.name("d_reference"))));
            assertThat(rows).isEqualTo(3);
        }
    }

    private static UUID create(ContentServer server, Map<String, Object> fields) {
        UUID id = server.bean(EntryIds.class).next();
        List<FieldChange> changes = new ArrayList<>();
        fields.forEach((key, value) -> changes.add(new FieldChange(
                FieldKey.parse(key), Optional.empty(), Optional.of(EntryJson.node(value)), Optional.empty())));
        SaveOutcome outcome = server.bean(EntryService.class)
                .create(author(server), new EntryService.Creation("work", id, changes, Optional.empty()));
        assertThat(((SaveOutcome.Saved) outcome).findings()).isEmpty();
        return id;
    }

    @Test
    void aModelChangedAtRunTimeKeepsTheData() {
        try (ContentServer server = server()) {
            List<UUID> ids = fill(server, new RandomConditions(11));
            Condition pieces = Condition.compare("core.pieces", Operator.GTE, Value.of(2));
            Condition note = Condition.compare("core.note", Operator.CONTAINS, Value.of("jade"));
            Set<UUID> withPieces = bySql(server, "zh-Hans", pieces);
            Set<UUID> withNote = bySql(server, "zh-Hans", note);
            assertThat(withPieces).isNotEmpty();
            assertThat(withNote).isNotEmpty();
            Map<UUID, EntryValues> before = values(server, ids);

            server.change(SmallModel.of(
                    SmallModel.SIGNED.replace("}, filterable", "}, name: hasMark, filterable"),
                    SmallModel.NOTE.replace("filterable", "localized: true, filterable")
                            + "\n  - { id: added, type: text, label: { zh-Hans: 新, en: Added }, filterable: true }",
                    SmallModel.PIECES));
            assertThat(bySql(server, "zh-Hans", pieces)).isEqualTo(withPieces);
            assertThat(bySql(server, "zh-Hans", note)).isEqualTo(withNote);
            assertThat(bySql(server, "zh-Hans", Condition.compare("core.added", Operator.IS_NULL)))
                    .hasSameSizeAs(ids);
            assertThat(values(server, ids).values().stream()
                            .filter(entry -> entry.fields().has("core.note"))
                            .map(entry -> entry.fields().get("core.note").propertyNames()))
                    .isNotEmpty()
                    .allMatch(locales -> List.copyOf(locales).equals(List.of("zh-Hans")));

            server.change(
                    SmallModel.of(SmallModel.SIGNED, SmallModel.NOTE, SmallModel.PIECES.replace("integer", "text")));
            assertThat(bySql(server, "zh-Hans", Condition.always())).hasSameSizeAs(ids);
            server.change(SmallModel.standard());
            assertThat(bySql(server, "zh-Hans", pieces)).isEqualTo(withPieces);
            assertThat(values(server, ids)).isEqualTo(before);
        }
    }
}
