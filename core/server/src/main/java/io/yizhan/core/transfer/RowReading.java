package io.yizhan.core.transfer;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SlugProposal;
import io.yizhan.core.transfer.ValuePlan.InnerPlan;
import io.yizhan.core.transfer.ValuePlan.RowPlan;
import io.yizhan.core.transfer.ValuePlan.Target;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values of one source row, in the form in which an editor would send them; what is missing or unclear is noted. */
final class RowReading {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x", "是", "有");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "无");

    private final String key;
    private final String locale;
    private final LinkLookup links;
    private final RowNotes notes;

    /**
     * @param key of the row
     * @param locale of localised values inside groups, and of what people read of a date
     */
    RowReading(String key, String locale, LinkLookup links, RowNotes notes) {
        this.key = key;
        this.locale = locale;
        this.links = links;
        this.notes = notes;
    }

    /** The value of a field; for a localised field, of one locale. */
    Optional<JsonNode> value(Field field, ValuePlan plan, Cursor row) {
        return switch (plan) {
            case ValuePlan.Plain plain -> plain(field, plain, row);
            case ValuePlan.Whole whole ->
                whole.path().find(row).stream().findFirst().map(Cursor::node);
            case ValuePlan.Slug slug ->
                slug.title().first(row, notes).flatMap(this::slugOf).map(JSON::stringNode);
            case ValuePlan.Dating dating -> dating(dating, row);
            case ValuePlan.Pair pair -> pair(pair, row);
            case ValuePlan.Links many -> links(field, many, row);
            case ValuePlan.Rows rows -> rows(field, rows, row);
        };
    }

    private Optional<String> slugOf(String title) {
        return SlugProposal.from(
                SlugProposal.from(title).map(slug -> shortened(slug) + "-").orElse("") + key);
    }

    /** So that the key fits behind it. */
    private static String shortened(String slug) {
        return slug.substring(0, Math.min(48, slug.length()));
    }

    private Optional<JsonNode> plain(Field field, ValuePlan.Plain plan, Cursor row) {
        List<String> texts = plan.expression().values(row, notes);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (field.type() instanceof FieldType.Term term && term.many()) {
            ArrayNode codes = JSON.arrayNode();
            texts.stream().distinct().forEach(codes::add);
            return Optional.of(codes);
        }
        String text = texts.getFirst();
        return switch (field.type()) {
            case FieldType.Text _ -> string(text.replaceAll("\\s+", " "));
            case FieldType.RichText _ -> Optional.of(paragraphs(texts));
            case FieldType.LongText _ -> string(String.join("\n\n", texts));
            case FieldType.Slug _ -> string(SlugProposal.from(text).orElse(text));
            case FieldType.WholeNumber _ -> whole(text);
            case FieldType.DecimalNumber _ -> string(text);
            case FieldType.TrueFalse _ -> truth(text);
            case FieldType.Day _ -> day(text, plan.dateForm());
            default -> string(text);
        };
    }

    private static Optional<JsonNode> string(String text) {
        return Optional.of(JSON.stringNode(text));
    }

    private Optional<JsonNode> whole(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Optional.of(JSON.numberNode(Long.parseLong(text)));
        }
        notes.add(ImportFinding.NUMBER_UNCLEAR, "value", RowNotes.shorten(text));
        return Optional.empty();
    }

    private Optional<JsonNode> truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            notes.add(ImportFinding.TRUTH_UNCLEAR, "value", RowNotes.shorten(text));
            return Optional.empty();
        }
        return Optional.of(JSON.booleanNode(YES.contains(word)));
    }

    private Optional<JsonNode> day(String text, Optional<String> form) {
        if (form.isEmpty()) {
            return string(text);
        }
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(form.get(), Locale.ROOT);
            return string(LocalDate.parse(text, formatter).toString());
        } catch (DateTimeException | IllegalArgumentException e) {
            notes.add(ImportFinding.DATE_UNCLEAR, "value", RowNotes.shorten(text));
            return Optional.empty();
        }
    }

    private static JsonNode paragraphs(List<String> texts) {
        ObjectNode document = JSON.objectNode().put("type", "doc");
        ArrayNode content = document.putArray("content");
        for (String text : texts) {
            for (String paragraph : text.lines().toList()) {
                if (!paragraph.isBlank()) {
                    content.addObject()
                            .put("type", "paragraph")
                            .putArray("content")
                            .addObject()
                            .put("type", "text")
                            .put("text", paragraph.strip());
                }
            }
        }
        return document;
    }

    private Optional<JsonNode> dating(ValuePlan.Dating plan, Cursor row) {
        String text = plan.text().first(row, notes).orElse("").replaceAll("\\s+", " ");
        try {
            Optional<String> edtf = DateText.edtf(text, year(plan.earliest(), row), year(plan.latest(), row));
            return edtf.map(date -> {
                ObjectNode value = JSON.objectNode().put("edtf", date);
                if (!text.isEmpty() && !text.equals(date)) {
                    value.putObject("display").put(locale, text);
                }
                return value;
            });
        } catch (IllegalArgumentException unclear) {
            notes.add(ImportFinding.DATE_UNCLEAR, "value", RowNotes.shorten(text));
            return Optional.empty();
        }
    }

    /** A year given as a number; whatever else stands there is left to the text. */
    private OptionalInt year(Optional<Expression> expression, Cursor row) {
        Optional<String> text = expression.flatMap(one -> one.first(row, notes));
        return text.isPresent() && text.get().matches("-?[0-9]{1,6}")
                ? OptionalInt.of(Integer.parseInt(text.get()))
                : OptionalInt.empty();
    }

    private Optional<JsonNode> pair(ValuePlan.Pair plan, Cursor row) {
        Optional<String> first = plan.first().first(row, notes);
        Optional<String> second = plan.second().first(row, notes);
        return first.flatMap(one ->
                second.map(other -> JSON.objectNode().put(plan.firstKey(), one).put(plan.secondKey(), other)));
    }

    private Optional<JsonNode> links(Field field, ValuePlan.Links plan, Cursor row) {
        ArrayNode found = JSON.arrayNode();
        Set<JsonNode> seen = new HashSet<>();
        for (Cursor place : plan.each().map(path -> path.find(row)).orElse(List.of(row))) {
            Optional<Target> target = plan.target(place, notes);
            for (String targetKey : plan.key().values(place, notes)) {
                var id = target.flatMap(one -> links.find(one, targetKey));
                if (id.isEmpty()) {
                    missing(plan, target, targetKey);
                    continue;
                }
                ObjectNode link = JSON.objectNode()
                        .put("type", target.get().type())
                        .put("id", id.get().toString());
                link.set("attributes", object(plan.attributes(), place).orElseGet(JSON::objectNode));
                if (seen.add(link)) {
                    found.add(link);
                }
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(field.many() ? found : found.get(0));
    }

    private void missing(ValuePlan.Links plan, Optional<Target> target, String targetKey) {
        if (!plan.ignoreMissing()) {
            String type = target.orElse(plan.targets().getFirst()).type();
            notes.add(ImportFinding.NOT_THERE, "type", type, "value", RowNotes.shorten(targetKey));
        }
    }

    private Optional<JsonNode> rows(Field field, ValuePlan.Rows plan, Cursor row) {
        ArrayNode made = JSON.arrayNode();
        for (RowPlan one : plan.rows()) {
            for (Cursor place : one.each().map(path -> path.find(row)).orElse(List.of(row))) {
                object(one.fields(), place).ifPresent(made::add);
            }
        }
        if (made.isEmpty()) {
            return Optional.empty();
        }
        if (!field.many()) {
            return Optional.of(made.get(0));
        }
        ArrayNode keyed = JSON.arrayNode();
        for (int i = 0; i < made.size(); i++) {
            // the same row has the same key each time, so that importing again changes nothing
            ObjectNode one = JSON.objectNode().put("_key", Integer.toString(i + 1));
            one.setAll((ObjectNode) made.get(i));
            keyed.add(one);
        }
        return Optional.of(keyed);
    }

    /** Values of inner fields; empty if nothing in it is from the row. */
    private Optional<ObjectNode> object(List<InnerPlan> plans, Cursor place) {
        ObjectNode object = JSON.objectNode();
        boolean own = plans.stream().allMatch(inner -> inner.plan().constant());
        for (InnerPlan inner : plans) {
            Optional<JsonNode> value = value(inner.field(), inner.plan(), place);
            own |= value.isPresent() && !inner.plan().constant();
            boolean ofOneLocale = inner.field().localized() && !(inner.plan() instanceof ValuePlan.Whole);
            value.ifPresent(present -> object.set(
                    inner.field().id(), ofOneLocale ? JSON.objectNode().set(locale, present) : present));
        }
        return own && !object.isEmpty() ? Optional.of(object) : Optional.empty();
    }

    /** Keys of the targets a plan will look up, so that they can be looked up together. */
    static void collect(ValuePlan plan, Cursor row, LinkLookup links) {
        switch (plan) {
            case ValuePlan.Links many -> {
                RowNotes unheard = new RowNotes();
                for (Cursor place : many.each().map(path -> path.find(row)).orElse(List.of(row))) {
                    many.target(place, unheard)
                            .ifPresent(target ->
                                    many.key().values(place, unheard).forEach(key -> links.want(target, key)));
                }
            }
            case ValuePlan.Rows rows ->
                rows.rows()
                        .forEach(one -> one.each()
                                .map(path -> path.find(row))
                                .orElse(List.of(row))
                                .forEach(place -> one.fields().forEach(field -> collect(field.plan(), place, links))));
            default -> {}
        }
    }
}
