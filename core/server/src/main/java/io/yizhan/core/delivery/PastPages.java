package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.EntryReading;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.Page;
import io.yizhan.core.projection.ProjectedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Entries of the past on their way to a reader: the documents of all pages of a level are read together. */
final class PastPages {
    private final PastEntries past;
    private final String locale;
    private final boolean longTexts;

    /** @param reading what of the entries is shown; documents are read of the past in any case */
    PastPages(PastEntries past, String locale, EntryReading reading) {
        this.past = past;
        this.locale = locale;
        this.longTexts = reading instanceof EntryReading.Documents(boolean read) && read;
    }

    /**
     * An entry in a list.
     *
     * @param attributes of the link that led there
     */
    record Row(ContentType type, PastEntry entry, List<@Nullable Object> place, Optional<JsonNode> attributes)
            implements PastList.Placed {
        static Row of(ContentType type, PastEntry entry, List<@Nullable Object> place) {
            return new Row(type, entry, place, Optional.empty());
        }

        UUID id() {
            return entry.versions().id();
        }
    }

    /**
     * The page of a list.
     *
     * @param rows with one too many, as {@link Pages} takes them
     * @param counts of all pages, by id of the type
     */
    record Paged(List<DeliveredEntry> rows, Map<String, Integer> counts) {
        int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** The page of each list. */
    List<Paged> of(List<List<Row>> lists, PastList order, Page page) {
        List<List<Row>> pages =
                lists.stream().map(rows -> order.page(rows, page)).toList();
        Map<UUID, ProjectedEntry> documents = documents(pages);
        List<Paged> paged = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            Map<String, Integer> counts = new HashMap<>();
            lists.get(i).forEach(row -> counts.merge(row.type().id(), 1, Integer::sum));
            paged.add(new Paged(delivered(pages.get(i), documents), counts));
        }
        return paged;
    }

    /** Single entries. */
    List<DeliveredEntry> of(ContentType type, List<PastEntry> entries) {
        List<Row> rows =
                entries.stream().map(entry -> Row.of(type, entry, List.of())).toList();
        return delivered(rows, documents(List.of(rows)));
    }

    private Map<UUID, ProjectedEntry> documents(List<List<Row>> pages) {
        Map<String, Map<UUID, PastEntry>> byType = new LinkedHashMap<>();
        pages.forEach(
                page -> page.forEach(row -> byType.computeIfAbsent(row.type().id(), _ -> new LinkedHashMap<>())
                        .put(row.id(), row.entry())));
        Map<UUID, ProjectedEntry> documents = new HashMap<>();
        byType.forEach((type, entries) ->
                documents.putAll(past.documents(past.layout().model().requireType(type), entries.values())));
        return documents;
    }

    private List<DeliveredEntry> delivered(List<Row> rows, Map<UUID, ProjectedEntry> documents) {
        List<DeliveredEntry> delivered = new ArrayList<>();
        for (Row row : rows) {
            EntryRow read = EntryRow.of(
                    row.type(),
                    Objects.requireNonNull(documents.get(row.id())),
                    longTexts,
                    row.place(),
                    row.attributes().map(JsonNode::toString));
            delivered.add(DeliveredEntry.ofPast(
                    row.type(),
                    read,
                    past.layout().locales(),
                    locale,
                    row.entry().restricted(),
                    past.use(locale),
                    past.moment()));
        }
        return delivered;
    }
}
