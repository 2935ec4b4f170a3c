package io.yizhan.core.entry;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ConditionPredicate;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.EntryValues;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Finding;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.security.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks, for one entry, what its author may do; the conditions of grants are tested on the entry's own values. */
public final class EntryGuard {
    private final Author author;
    private final ModelLayout layout;
    private final ContentType type;

    private EntryGuard(Author author, ModelLayout layout, ContentType type) {
        this.author = author;
        this.layout = layout;
        this.type = type;
    }

    /**
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND if there is no such type
     */
    public static EntryGuard of(Author author, ModelLayout layout, String typeId) {
        ContentType type = layout.model()
                .findType(typeId)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "type.unknown")
                        .with("type", typeId)
                        .at("type")
                        .exception());
        return new EntryGuard(author, layout, type);
    }

    public static RuntimeException notFound(UUID id) {
        return Problem.of(ProblemCode.NOT_FOUND, "entry.unknown")
                .with("id", id.toString())
                .exception();
    }

    /** The caller may do this with some entries of the type. */
    public boolean mayType(Action action) {
        return !author.access().rows(action, type.id()).equals(Condition.never());
    }

    public void requireType(Action action) {
        if (!mayType(action)) {
            throw forbidden(action);
        }
    }

    public boolean may(Action action, Head head) {
        return holds(author.access().rows(action, type.id()), head);
    }

    /** As {@link #may(Action, Head)}, by the grants that hold for the locale. */
    public boolean may(Action action, Head head, String locale) {
        return holds(author.access().rows(action, type.id(), locale), head);
    }

    /** In the locale the caller may do this with every entry of the type, whatever its values. */
    boolean mayAll(Action action, String locale) {
        return author.access().rows(action, type.id(), locale).equals(Condition.always());
    }

    /** What one may not see does not exist. */
    public void requireVisible(Head head) {
        if (!may(Action.READ_DRAFT, head)) {
            throw notFound(head.id());
        }
    }

    public void require(Action action, Head head) {
        if (!may(action, head)) {
            throw forbidden(action);
        }
    }

    /** Publishing and taking back are granted per locale. */
    public void requireLocale(Action action, Head head, String locale) {
        if (!may(action, head, locale)) {
            throw forbidden(action, "locale", locale);
        }
    }

    boolean mayField(Action action, Head head, Field field, Optional<String> locale) {
        Condition rows = locale.isPresent()
                ? author.access().fieldRows(action, type, field, locale.get())
                : author.access().fieldRows(action, type, field);
        return holds(rows, head);
    }

    void requireField(Action action, Head head, Field field, Optional<String> locale) {
        if (!mayField(action, head, field, locale)) {
            throw forbidden(action, "field", field.key().toString());
        }
    }

    /** Without the values the author may not see, inside groups and links too. */
    public ObjectNode visible(Head head, ObjectNode document) {
        Map<Condition, Boolean> answers = new HashMap<>();
        ObjectNode visible = document.objectNode();
        for (Field field : type.allFields()) {
            JsonNode value = document.get(field.key().toString());
            if (value != null && seen(head, field, answers)) {
                visible.set(field.key().toString(), inside(head, field, value, answers));
            }
        }
        return visible;
    }

    /** A field of the draft that anybody may be shown once it is out, inside groups, blocks and links too, but not the author now. */
    public Optional<Field> findHidden(Head head) {
        Map<Condition, Boolean> answers = new HashMap<>();
        return type.allFields().stream()
                .flatMap(EntryGuard::withInner)
                .filter(field -> field.visibility() == Visibility.PUBLIC && !seen(head, field, answers))
                .findFirst();
    }

    /** The same of all drafts of the type. */
    public Optional<Field> findHidden() {
        return type.allFields().stream()
                .flatMap(EntryGuard::withInner)
                .filter(field -> field.visibility() == Visibility.PUBLIC
                        && !author.access()
                                .fieldRows(Action.READ_DRAFT, type, field)
                                .equals(Condition.always()))
                .findFirst();
    }

    /** The fields of the type whose values in this entry the author may see. */
    List<Field> visibleFields(Head head) {
        Map<Condition, Boolean> answers = new HashMap<>();
        return type.allFields().stream()
                .filter(field -> seen(head, field, answers))
                .toList();
    }

    /**
     * Without what is found in values the author may not see, inside groups and links too. Errors there stand in the way
     * none the less: one finding that names no field tells so.
     */
    public List<EntryFinding> shown(Head head, List<EntryFinding> findings) {
        Map<Condition, Boolean> answers = new HashMap<>();
        List<EntryFinding> shown = new ArrayList<>();
        boolean hidden = false;
        for (EntryFinding finding : findings) {
            if (finding.field().isEmpty()
                    || sees(head, finding.finding().pointer().substring(1), answers)) {
                shown.add(finding);
            } else {
                hidden |= finding.error();
            }
        }
        if (hidden) {
            Finding somewhere = new Finding("", "HIDDEN_FIELD", Map.of(), Finding.Severity.ERROR);
            shown.add(new EntryFinding(somewhere, Optional.empty(), Optional.empty(), true));
        }
        return shown;
    }

    /**
     * Whether the author may see the field of the draft that a path leads to, and all around it.
     *
     * @param path field key and ids of inner fields, as {@code core.rows/parts}; steps that name no field do not matter
     */
    public boolean sees(Head head, String path) {
        return sees(head, path, new HashMap<>());
    }

    private boolean sees(Head head, String path, Map<Condition, Boolean> answers) {
        List<String> steps = List.of(path.split("/", -1));
        List<Field> at = type.allFields().stream()
                .filter(one -> one.key().toString().equals(steps.getFirst()))
                .toList();
        boolean seen = !at.isEmpty() && seen(head, at.getFirst(), answers);
        for (String step : steps.subList(1, steps.size())) {
            List<Field> next = at.stream()
                    .flatMap(one -> one.type().inner().stream())
                    .filter(one -> one.id().equals(step))
                    .toList();
            if (!next.isEmpty()) {
                // blocks of several kinds may have a field of this id, and a finding does not tell which it is in
                seen &= next.stream().allMatch(one -> seen(head, one, answers));
                at = next;
            }
        }
        return seen;
    }

    private boolean seen(Head head, Field field, Map<Condition, Boolean> answers) {
        Condition rows = author.access().fieldRows(Action.READ_DRAFT, type, field);
        Boolean known = answers.get(rows);
        if (known == null) {
            known = holds(rows, head);
            answers.put(rows, known);
        }
        return known;
    }

    private JsonNode inside(Head head, Field field, JsonNode value, Map<Condition, Boolean> answers) {
        if (!hides(head, field, answers) && !hasGone(field, value)) {
            return value;
        }
        // copied, as the values of the head are shared
        JsonNode copy = value.deepCopy();
        strip(head, field, copy, answers);
        return copy;
    }

    private boolean hides(Head head, Field field, Map<Condition, Boolean> answers) {
        return inner(field).stream().anyMatch(one -> !seen(head, one, answers) || hides(head, one, answers));
    }

    /** Whether there are blocks of components that have gone: who might see what is not known any more. */
    private static boolean hasGone(Field field, JsonNode value) {
        if (field.type().inner().isEmpty()) {
            return false;
        }
        for (JsonNode row : value.isArray() ? value.values() : List.of(value)) {
            boolean gone = field.type() instanceof FieldType.Blocks blocks
                    && blocks.findComponent(row).isEmpty();
            if (gone
                    || field.type().inner(row).stream()
                            .anyMatch(one -> row.has(one.id()) && hasGone(one, row.path(one.id())))) {
                return true;
            }
        }
        return false;
    }

    private void strip(Head head, Field field, JsonNode value, Map<Condition, Boolean> answers) {
        for (JsonNode row : value.isArray() ? value.values() : List.of(value)) {
            JsonNode holder = field.type() instanceof FieldType.Reference ? row.path("attributes") : row;
            if (field.type() instanceof FieldType.Blocks blocks
                    && row instanceof ObjectNode block
                    && blocks.findComponent(row).isEmpty()) {
                block.retain("_key", FieldType.Blocks.TYPE);
            } else if (holder instanceof ObjectNode object) {
                for (Field one : field.type().inner(row)) {
                    if (seen(head, one, answers)) {
                        strip(head, one, object.path(one.id()), answers);
                    } else {
                        object.remove(one.id());
                    }
                }
            }
        }
    }

    /** The field and all inside it. */
    private static Stream<Field> withInner(Field field) {
        return Stream.concat(Stream.of(field), inner(field).stream().flatMap(EntryGuard::withInner));
    }

    private static List<Field> inner(Field field) {
        return field.type().inner();
    }

    private boolean holds(Condition condition, Head head) {
        if (condition.equals(Condition.always())) {
            return true;
        }
        if (condition.equals(Condition.never())) {
            return false;
        }
        EntryValues values = new EntryValues(
                head.id(),
                head.type(),
                head.createdAt(),
                head.updatedAt(),
                Optional.empty(),
                head.document(type, layout.locales()));
        List<String> chain = layout.locales().chain(layout.locales().defaultTag());
        return ConditionPredicate.of(condition, layout.model(), chain, EntryValues.Finder.none())
                .test(values);
    }

    private RuntimeException forbidden(Action action, String... named) {
        Problem problem = Problem.of(ProblemCode.FORBIDDEN, "entry.forbidden")
                .with("action", action.name())
                .with("type", type.id());
        for (int i = 0; i < named.length; i += 2) {
            problem = problem.with(named[i], named[i + 1]);
        }
        return problem.exception();
    }
}
