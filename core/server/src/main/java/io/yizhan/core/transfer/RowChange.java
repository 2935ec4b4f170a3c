package io.yizhan.core.transfer;

import io.yizhan.core.entry.BulkWriter.Write;
import io.yizhan.core.entry.BulkWriter.Written;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.Head;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Locales;
import io.yizhan.core.transfer.ImportedEntryStore.Imported;
import io.yizhan.core.transfer.MappedRow.Value;
import io.yizhan.core.transfer.Mapping.Import;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a row changes in its entry. Three states of each value are compared: as it came last time, as it comes now, and as
 * it stands in the entry. What changed at the source alone is taken over; what an editor changed stays.
 *
 * @param before what is remembered of the row
 * @param head of the entry, locked
 * @param changes to be saved
 * @param kept values that changed on both sides
 */
record RowChange(
        MappedRow row, Optional<Imported> before, Optional<Head> head, UUID id, List<Value> changes, List<Value> kept) {

    static RowChange of(
            MappedRow row, Optional<Imported> before, Optional<Head> head, UUID id, Locales locales, Import plan) {
        List<Value> changes = new ArrayList<>();
        List<Value> kept = new ArrayList<>();
        boolean alone = head.isPresent() && plan.addOnly();
        for (Value value : row.values()) {
            if (head.isEmpty()) {
                if (value.json().isPresent()) {
                    changes.add(value);
                }
            } else if (!alone && !value.proposed()) {
                ValueHashes.Pair last = before.orElseThrow().values().of(value.place());
                Optional<JsonNode> stands = stands(head.get(), value, locales);
                boolean changedAtSource = !last.came().equals(ValueHashes.hash(value.json()))
                        && !value.json().equals(stands);
                boolean changedByHand = !last.stored().equals(ValueHashes.hash(stands));
                if (changedAtSource) {
                    (changedByHand ? kept : changes).add(value);
                }
            }
        }
        return new RowChange(row, before, head, id, changes, kept);
    }

    private static Optional<JsonNode> stands(Head head, Value value, Locales locales) {
        return head.fields().find(value.plan().field(), value.locale().orElse(Locales.SHARED), locales);
    }

    boolean inTrash() {
        return head.map(Head::trashed).orElse(false);
    }

    boolean untouchedSinceImport() {
        return before.isPresent()
                && head.isPresent()
                && before.get().version().equals(head.get().version().toString());
    }

    Write write(String type, Set<FieldKey> mayLack) {
        List<FieldChange> fields = changes.stream().map(Value::change).toList();
        return new Write(type, id, head, head.map(Head::version), fields, mayLack);
    }

    /** What is to be remembered once the row is in. */
    Imported remembered(Written written, Locales locales) {
        Head now = written.head().orElseThrow();
        Set<FieldKey> lacking = written.findings().stream()
                .filter(finding -> !finding.stored())
                .flatMap(finding -> finding.field().stream())
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> keptPlaces = kept.stream().map(Value::place).collect(Collectors.toSet());
        TreeMap<String, ValueHashes.Pair> pairs = new TreeMap<>(
                before.map(Imported::values).orElseGet(ValueHashes::none).pairs());
        for (Value value : row.values()) {
            if (keptPlaces.contains(value.place())
                    || lacking.contains(value.plan().field().key())) {
                continue;
            }
            boolean handedIn = changes.contains(value);
            boolean first = head.isEmpty();
            if (first || handedIn) {
                pairs.put(
                        value.place(),
                        new ValueHashes.Pair(
                                ValueHashes.hash(value.json()), ValueHashes.hash(stands(now, value, locales))));
            } else if (!value.proposed() && value.json().equals(stands(now, value, locales))) {
                String hash = ValueHashes.hash(value.json());
                pairs.put(value.place(), new ValueHashes.Pair(hash, hash));
            }
        }
        boolean whole = lacking.isEmpty() && kept.isEmpty();
        String version = written.changed() && (head.isEmpty() || untouchedSinceImport())
                ? now.version().toString()
                : before.map(Imported::version).orElseGet(() -> now.version().toString());
        return new Imported(row.key(), id, version, whole ? row.hash() : "", new ValueHashes(pairs));
    }
}
