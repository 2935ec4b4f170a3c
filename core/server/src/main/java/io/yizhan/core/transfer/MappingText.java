package io.yizhan.core.transfer;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.FieldType.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the mapping with which an import reads an exported file of JSON lines. Format: docs/import.md. */
final class MappingText {
    /** References find their targets by what was imported from the same source, so all exports have the same. */
    static final String SOURCE = "yizhan";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final List<String> WORDS = List.of("true", "false", "null", "yes", "no", "on", "off");

    private final ExportPlan plan;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<String> notImported = new ArrayList<>();
    private final List<String> byId = new ArrayList<>();

    MappingText(ExportPlan plan) {
        this.plan = plan;
        for (Field field : plan.fields()) {
            String name = ExportPlan.name(field);
            of(name, "fields." + step(name), field).ifPresent(expression -> fields.put(name, expression));
        }
    }

    String text() {
        String name = TypeWords.plural(plan.type());
        StringBuilder text = new StringBuilder(
                """
                # Written by an export; an import reads the file beside with it (docs/export.md).
                source: %s
                imports:
                  %s:
                    format: jsonl
                    locale: %s
                    key: id
                    fields:
                """.formatted(SOURCE, name, scalar(plan.locales().getFirst())));
        fields.forEach((field, expression) -> text.append("      " + scalar(field) + ": ")
                .append(flow(expression))
                .append('\n'));
        return text.toString();
    }

    /** What an import by this mapping does not bring in, or not at once. */
    List<LeftOut> leftOut() {
        List<LeftOut> leftOut = new ArrayList<>();
        if (!notImported.isEmpty()) {
            leftOut.add(new LeftOut(LeftOut.Reason.NOT_IMPORTED, notImported));
        }
        if (!byId.isEmpty()) {
            leftOut.add(new LeftOut(LeftOut.Reason.BY_ID, byId));
        }
        return leftOut;
    }

    /**
     * How a field is filled; empty if it cannot be.
     *
     * @param name for people
     * @param path of the value
     */
    private Optional<Object> of(String name, String path, Field field) {
        if (field.computed() || field.type() instanceof FieldType.Asset) {
            notImported.add(name);
            return Optional.empty();
        }
        if (!field.localized()) {
            return Optional.of(value(name, path, field));
        }
        Map<String, Object> locales = new LinkedHashMap<>();
        plan.locales().forEach(locale -> locales.put(locale, value(name, path + "." + step(locale), field)));
        return Optional.of(Map.of("locales", locales));
    }

    private Object value(String name, String path, Field field) {
        return switch (field.type()) {
            case Reference reference -> links(name, path, field, reference);
            case FieldType.Group _ when leads(field) -> rows(name, path, field);
            case FieldType.Blocks _
            when leads(field) -> {
                byId.add(name);
                yield json(path);
            }
            // as it stands: a plain path would tidy texts up, and make another slug of one in Chinese
            default -> json(path);
        };
    }

    private static Map<String, Object> json(String path) {
        return Map.of("json", path);
    }

    /** Whether there is anything inside that an import has to look up, or cannot fill. */
    private boolean leads(Field field) {
        return plan.inner(field).stream()
                .anyMatch(inner -> inner.computed()
                        || inner.type() instanceof Reference
                        || inner.type() instanceof FieldType.Asset
                        || leads(inner));
    }

    private Map<String, Object> rows(String name, String path, Field group) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("each", group.many() ? path + "[]" : path);
        rows.put("fields", inner(name, group));
        return rows;
    }

    /** Values inside a row, with their paths from there. */
    private Map<String, Object> inner(String name, Field holder) {
        return inner(name, "", holder);
    }

    private Map<String, Object> inner(String name, String before, Field holder) {
        Map<String, Object> inner = new LinkedHashMap<>();
        for (Field field : plan.inner(holder)) {
            String path = before + step(field.id());
            String full = name + "." + field.id();
            boolean looked = field.type() instanceof Reference || leads(field);
            if (field.computed() || field.type() instanceof FieldType.Asset || (looked && field.localized())) {
                notImported.add(full);
            } else {
                // a localised value inside a row is taken with all its locales
                inner.put(field.id(), field.localized() ? json(path) : value(full, path, field));
            }
        }
        return inner;
    }

    private Map<String, Object> links(String name, String path, Field field, Reference reference) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("each", field.many() ? path + "[]" : path);
        List<String> targets = reference.targets().stream()
                .map(plan.layout().model()::requireType)
                .map(TypeWords::plural)
                .toList();
        links.put("to", targets.size() == 1 ? targets.getFirst() : targets);
        if (targets.size() > 1) {
            links.put("type", "type");
        }
        Optional<String> by = by(reference);
        if (by.isPresent()) {
            links.put("by", by.get());
            links.put("key", step(by.get()));
        } else {
            links.put("key", "id");
            byId.add(name);
        }
        Map<String, Object> attributes = inner(name, "attributes.", field);
        if (!attributes.isEmpty()) {
            links.put("attributes", attributes);
        }
        return links;
    }

    /** The unique field by which all targets are found. */
    private Optional<String> by(Reference reference) {
        List<Optional<String>> names = reference.targets().stream()
                .map(target -> plan.key(target).map(ExportPlan::name))
                .distinct()
                .toList();
        return names.size() == 1 ? names.getFirst() : Optional.empty();
    }

    /** One step of a path. */
    private static String step(String name) {
        return name.contains(".") ? "'" + name + "'" : name;
    }

    private static String flow(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> scalar(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case List<?> list -> list.stream().map(MappingText::flow).collect(Collectors.joining(", ", "[", "]"));
            default -> scalar(String.valueOf(value));
        };
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.contains(text) ? text : '"' + text + '"';
    }
}
