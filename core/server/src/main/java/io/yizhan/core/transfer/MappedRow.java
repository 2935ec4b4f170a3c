package io.yizhan.core.transfer;

import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.model.Locales;
import io.yizhan.core.transfer.Mapping.FieldPlan;
import io.yizhan.core.transfer.Mapping.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A row of the source with the values it is to have as an entry.
 *
 * @param hash of all values
 * @param refused something of it is not understood that it may not lack
 */
record MappedRow(long number, String key, List<Value> values, List<RowNotes.Note> notes, String hash, boolean refused) {
    MappedRow {
        values = List.copyOf(values);
        notes = List.copyOf(notes);
    }

    /** The same with another value in place of a proposal that is taken. */
    MappedRow withProposal(String slug) {
        List<Value> changed = values.stream()
                .map(value -> value.proposed()
                        ? new Value(
                                value.plan(), value.locale(), Optional.of(JsonNodeFactory.instance.stringNode(slug)))
                        : value)
                .toList();
        return new MappedRow(number, key, changed, notes, hash, refused);
    }

    /** The slug proposed for a new entry. */
    Optional<Value> proposal() {
        return values.stream()
                .filter(value -> value.proposed() && value.json().isPresent())
                .findFirst();
    }

    /**
     * A value, or that there is none.
     *
     * @param locale empty for a field that is not localised
     */
    record Value(FieldPlan plan, Optional<String> locale, Optional<JsonNode> json) {
        String place() {
            return plan.field().key() + "/" + locale.orElse(Locales.SHARED);
        }

        FieldChange change() {
            return new FieldChange(plan.field().key(), locale, json, Optional.empty());
        }

        /** Proposed once, not kept in step with the source. */
        boolean proposed() {
            return plan.plan() instanceof ValuePlan.Slug;
        }
    }

    static MappedRow read(Import plan, String standardLocale, long number, String key, Cursor row, LinkLookup links) {
        RowNotes notes = new RowNotes();
        List<Value> values = new ArrayList<>();
        RowReading reading = new RowReading(key, standardLocale, links, notes);
        StringBuilder text = new StringBuilder();
        boolean refused = false;
        for (FieldPlan field : plan.fields()) {
            notes.about(field.name());
            int before = notes.all().size();
            Optional<String> locale =
                    field.field().localized() ? Optional.of(field.locale().orElse(standardLocale)) : Optional.empty();
            Value value = new Value(field, locale, reading.value(field.field(), field.plan(), row));
            values.add(value);
            refused |= !field.leaveOut()
                    && notes.all().subList(before, notes.all().size()).stream()
                            .anyMatch(note -> unclear(note.finding()));
            if (!value.proposed()) {
                text.append(value.place())
                        .append('=')
                        .append(value.json().map(JsonNode::toString).orElse(""))
                        .append('\n');
            }
        }
        return new MappedRow(number, key, values, notes.all(), ValueHashes.whole(text.toString()), refused);
    }

    private static boolean unclear(ImportFinding finding) {
        return switch (finding) {
            case DATE_UNCLEAR, NUMBER_UNCLEAR, TRUTH_UNCLEAR -> true;
            default -> false;
        };
    }
}
