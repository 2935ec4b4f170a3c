package io.yizhan.core.delivery;

import io.yizhan.core.entry.BulkWriter;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.publishing.BulkPublisher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes and publishes works in batches. */
public final class ManyWorks {
    private static final int BATCH = 250;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DeliveryServer server;
    private final List<BulkWriter.Write> waiting = new ArrayList<>();
    private int published;

    public ManyWorks(DeliveryServer server) {
        this.server = server;
    }

    /** Values by field, of which localised ones by field, a blank and the locale. */
    public UUID add(Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("core.kind", "physical");
        return add("work", all);
    }

    /** An entry of any type that has a slug. */
    public UUID add(String type, Map<String, ?> values) {
        return add(type, server.bean(EntryIds.class).next(), values);
    }

    /** One with an id of the caller's. */
    public UUID add(String type, UUID id, Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("core.slug", "made-" + id);
        List<FieldChange> changes = new ArrayList<>();
        all.forEach((key, value) -> {
            String[] place = key.split(" ", -1);
            changes.add(new FieldChange(
                    FieldKey.parse(place[0]),
                    place.length > 1 ? Optional.of(place[1]) : Optional.empty(),
                    Optional.of(JSON.valueToTree(value)),
                    Optional.empty()));
        });
        waiting.add(new BulkWriter.Write(type, id, Optional.empty(), Optional.empty(), changes, Set.of()));
        if (waiting.size() == BATCH) {
            publish();
        }
        return id;
    }

    /** What was added and has not gone out yet. */
    public void publish() {
        BulkPublisher.Result result = server.bean(Layouts.class)
                .write(tx -> server.bean(BulkPublisher.class).write(tx, server.program(), waiting, _ -> true, _ -> {}));
        server.bean(EventFeed.class).committed();
        result.published().forEach((id, out) -> {
            if (out.locales().isEmpty()) {
                throw new IllegalStateException(id + " was not published: " + out.findings());
            }
        });
        if (result.published().size() != waiting.size()) {
            throw new IllegalStateException("not all were published: " + result.written());
        }
        published += waiting.size();
        waiting.clear();
    }

    /** How many have gone out. */
    int published() {
        return published;
    }
}
