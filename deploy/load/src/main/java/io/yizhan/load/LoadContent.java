package io.yizhan.load;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.BulkWriter;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.publishing.BulkPublisher;
import io.yizhan.core.publishing.PublishOutcome;
import io.yizhan.core.publishing.Publisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills a database with the same entries each time: people, works by them, enterprises with works, fairs with enterprises. */
final class LoadContent {
    static final List<String> SECTORS = List.of(
            "hetian-jade", "viewing-stone", "animation", "ceramics", "embroidery", "metalwork", "woodwork", "music");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 250;
    private static final int FARTHEST_OFFSET = 10_000;
    private static final String TEXT =
            "Carved in one piece and worked by hand over several months; shown with the tools that made it. ".repeat(6);

    private final EntryService entries;
    private final EntryStore heads;
    private final Publisher publisher;
    private final BulkPublisher bulk;
    private final Layouts layouts;
    private final EventFeed feed;
    private final Author author;
    private final Database database;
    private final int works;
    private final List<BulkWriter.Write> waiting = new ArrayList<>();

    LoadContent(DeliveryServer server, int works) {
        this.entries = server.bean(EntryService.class);
        this.heads = server.bean(EntryStore.class);
        this.publisher = server.bean(Publisher.class);
        this.bulk = server.bean(BulkPublisher.class);
        this.layouts = server.bean(Layouts.class);
        this.feed = server.bean(EventFeed.class);
        this.author = server.program();
        this.database = server.bean(Database.class);
        this.works = works;
    }

    int works() {
        return works;
    }

    int enterprises() {
        return Math.max(20, works / 10);
    }

    int fairs() {
        return Math.max(3, works / 67);
    }

    private int people() {
        return Math.max(20, works / 20);
    }

    /**
     * An entry in the order of English titles.
     *
     * @param number how many stand before it
     * @param key of its title, as hexadecimal digits
     */
    record Place(int number, String key, UUID id) {}

    /** Some places all over the list of works, as far as an offset reaches. */
    List<Place> places(int count) {
        int far = Math.min(works, FARTHEST_OFFSET);
        return IntStream.range(0, count)
                .mapToObj(i -> far / 10 + i * far * 8 / 10 / count)
                .map(number -> database.read(sql -> {
                    var row = sql.fetchSingle("select hex(f_title_s), entry_id from p_work_text where locale = 'en'"
                            + " order by f_title_s, entry_id limit 1 offset "
                            + number);
                    return new Place(
                            number,
                            row.get(0, String.class),
                            FloorStore.id(java.util.Objects.requireNonNull(row.get(1, byte[].class))));
                }))
                .toList();
    }

    static UUID id(String type, int number) {
        return new UUID(0x0190_0000_0000_7000L + type.hashCode(), 0x8000_0000_0000_0000L + number);
    }

    void fill() {
        range(people(), this::person);
        range(works, this::work);
        range(enterprises(), this::enterprise);
        entry("fairSeries", 0, List.of(texts("core.name", "博览会", "The fair"), shared("core.slug", "the-fair")));
        range(fairs(), this::fair);
        publishWaiting();
    }

    private static void range(int count, java.util.function.IntConsumer work) {
        IntStream.range(0, count).forEach(work);
    }

    private void person(int number) {
        entry(
                "person",
                number,
                List.of(
                        texts("core.name", "匠人" + number, "Artisan " + number),
                        shared("core.slug", "person-" + number)));
    }

    private void work(int number) {
        List<Map<String, ?>> makers = List.of(
                link("person", number % people(), Map.of("role", "maker")),
                link("person", (number * 7 + 1) % people(), Map.of()));
        List<Map<String, ?>> related = new ArrayList<>();
        for (int i = 1; i <= Math.min(3, number); i++) {
            related.add(link("work", number - i, Map.of()));
        }
        entry(
                "work",
                number,
                List.of(
                        texts("core.title", "玉雕第" + number + "号", "Carving number " + number),
                        shared("core.slug", "work-" + number),
                        shared("core.kind", "physical"),
                        shared("core.sector", SECTORS.get(number % SECTORS.size())),
                        texts("core.medium", "和田玉，木座", "Nephrite on a wooden stand"),
                        texts("core.dimensionsText", "高 12 厘米", "12 cm high"),
                        texts("core.creditLine", TEXT, TEXT),
                        bodies("core.description", number),
                        shared("core.makers", makers),
                        shared("core.relatedWorks", related)));
    }

    private void enterprise(int number) {
        List<Map<String, ?>> shown = IntStream.range(0, 8)
                .<Map<String, ?>>mapToObj(i -> link("work", (number * 8 + i) % works, Map.of()))
                .toList();
        entry(
                "exportEnterprise",
                number,
                List.of(
                        texts("core.name", "工艺企业" + number, "Crafts house " + number),
                        shared("core.slug", "house-" + number),
                        shared("core.works", shown)));
    }

    private void fair(int number) {
        List<Map<String, ?>> exhibitors = IntStream.range(0, Math.min(40, enterprises()))
                .<Map<String, ?>>mapToObj(
                        i -> link("exportEnterprise", (number + i) % enterprises(), Map.of("booth", "A" + (100 + i))))
                .toList();
        entry(
                "tradeFair",
                number,
                List.of(
                        texts("core.name", "第" + number + "届博览会", "Fair " + number),
                        shared("core.slug", "fair-" + number),
                        shared("core.series", link("fairSeries", 0, Map.of())),
                        shared("core.phase", "planned"),
                        shared("core.startDate", "2027-05-0" + (1 + number % 9)),
                        shared("core.endDate", "2027-05-" + (11 + number % 9)),
                        shared("core.exhibitors", exhibitors)));
    }

    private void entry(String type, int number, List<List<FieldChange>> changes) {
        List<FieldChange> all = changes.stream().flatMap(List::stream).toList();
        waiting.add(new BulkWriter.Write(type, id(type, number), Optional.empty(), Optional.empty(), all, Set.of()));
        if (waiting.size() == BATCH) {
            publishWaiting();
        }
    }

    private void publishWaiting() {
        BulkPublisher.Result result = layouts.write(tx -> bulk.write(tx, author, waiting, _ -> true, _ -> {}));
        result.published().forEach((id, published) -> {
            if (published.locales().isEmpty()) {
                throw new IllegalStateException(id + " was refused: " + published.findings());
            }
        });
        if (result.published().size() != waiting.size()) {
            throw new IllegalStateException("refused: " + result.written());
        }
        waiting.clear();
        feed.committed();
    }

    /** Saves another English title. */
    VersionMark change(int work, String title) {
        UUID id = id("work", work);
        VersionMark head =
                database.read(sql -> heads.findHead(sql, id).orElseThrow()).version();
        SaveOutcome saved = entries.save(
                author, new EntryService.Save(id, head, List.of(text("core.title", "en", title)), Optional.empty()));
        return ((SaveOutcome.Saved) saved).version();
    }

    void publish(int work, VersionMark version) {
        publish(id("work", work), version);
    }

    private void publish(UUID id, VersionMark version) {
        PublishOutcome outcome = publisher.publish(
                author, new Publisher.Publish(id, version, Optional.empty(), Optional.empty(), Optional.empty()));
        if (outcome instanceof PublishOutcome.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
    }

    private static List<FieldChange> shared(String field, Object value) {
        return List.of(new FieldChange(
                FieldKey.parse(field), Optional.empty(), Optional.of(JSON.valueToTree(value)), Optional.empty()));
    }

    /** A rich text of some 3,500 characters in each language. */
    private static List<FieldChange> bodies(String field, int number) {
        List<Object> paragraphs = IntStream.range(0, 6)
                .<Object>mapToObj(i -> Map.of(
                        "type",
                        "paragraph",
                        "content",
                        List.of(Map.of("type", "text", "text", "(" + number + "." + i + ") " + TEXT))))
                .toList();
        JsonNode tree = JSON.valueToTree(Map.of("type", "doc", "content", paragraphs));
        return Stream.of("zh-Hans", "en")
                .map(locale -> new FieldChange(
                        FieldKey.parse(field), Optional.of(locale), Optional.of(tree), Optional.empty()))
                .toList();
    }

    private static List<FieldChange> texts(String field, String chinese, String english) {
        return List.of(text(field, "zh-Hans", chinese), text(field, "en", english));
    }

    private static FieldChange text(String field, String locale, String value) {
        return new FieldChange(
                FieldKey.parse(field), Optional.of(locale), Optional.of(JSON.valueToTree(value)), Optional.empty());
    }

    private static Map<String, ?> link(String type, int number, Map<String, ?> attributes) {
        return attributes.isEmpty()
                ? Map.of("type", type, "id", id(type, number).toString())
                : Map.of("type", type, "id", id(type, number).toString(), "attributes", attributes);
    }
}
