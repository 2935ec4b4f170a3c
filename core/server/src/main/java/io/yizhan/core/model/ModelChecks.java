package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules that a model must keep as a whole, whether read from files or put together at run time. */
public final class ModelChecks {
    private final ModelParts parts;
    private final Problems problems = new Problems();

    private ModelChecks(ModelParts parts) {
        this.parts = ComponentExpansion.of(parts);
    }

    /** All problems of an assembled model; empty if it may be used. */
    public static List<ModelProblem> check(ContentModel model) {
        return check(ModelParts.of(model));
    }

    /** All problems of parts to be put together; empty if they may. */
    public static List<ModelProblem> check(ModelParts parts) {
        ModelChecks checks = new ModelChecks(parts);
        checks.checkAll();
        return checks.problems.sorted();
    }

    private void checkAll() {
        checkUniqueIds();
        parts.types().forEach(this::checkType);
        parts.groups().forEach(this::checkGroup);
        parts.components().forEach(component -> checkPrefix(component, component.owner(), component.id()));
        new ComponentChecks(parts, problems).check();
        parts.vocabularies().forEach(this::checkVocabulary);
        new NameChecks(parts, problems).check();
        new ReverseChecks(parts, problems).check();
        ProjectionBudget.check(parts, problems);
    }

    private void checkUniqueIds() {
        Map<String, ContentType> types = new HashMap<>();
        for (ContentType type : parts.types()) {
            // table names are not told apart by case everywhere
            ContentType first = types.putIfAbsent(type.id().toLowerCase(Locale.ROOT), type);
            if (first != null) {
                clash(ModelProblemCode.TYPE_CLASH, type, type.owner(), type.id(), first, first.owner());
            }
        }
        Map<String, Vocabulary> vocabularies = new HashMap<>();
        for (Vocabulary vocabulary : parts.vocabularies()) {
            Vocabulary first = vocabularies.putIfAbsent(vocabulary.id().toLowerCase(Locale.ROOT), vocabulary);
            if (first != null) {
                ModelProblemCode code = ModelProblemCode.VOCABULARY_CLASH;
                clash(code, vocabulary, vocabulary.owner(), vocabulary.id(), first, first.owner());
            }
        }
        Map<String, FieldGroup> groups = new HashMap<>();
        for (FieldGroup group : parts.groups()) {
            FieldGroup first =
                    groups.putIfAbsent(group.owner() + "." + group.id().toLowerCase(Locale.ROOT), group);
            if (first != null) {
                clash(ModelProblemCode.GROUP_CLASH, group, group.owner(), group.id(), first, first.owner());
            }
        }
    }

    private void clash(ModelProblemCode code, Object part, String owner, String id, Object first, String firstOwner) {
        Location other = parts.locations().locate(first, "id", firstOwner, id);
        Location at = parts.locations().locate(part, "id", owner, id);
        problems.add(at, code, "id", id, "owner", firstOwner, "file", other.file());
    }

    private void checkType(ContentType type) {
        checkPrefix(type, type.owner(), type.id());
        if (!type.icon().isEmpty() && !type.icon().matches("[a-z][a-z0-9-]{0,47}")) {
            at(type, "icon", type.owner(), type.id(), ModelProblemCode.BAD_ICON, "icon", type.icon());
        }
        FieldChecks fields = new FieldChecks(parts, problems, type.id());
        fields.check(type.fields(), FieldChecks.Place.TYPE, type, type.owner());
        List<Field> slugs = type.fields().stream()
                .filter(field -> field.type() instanceof FieldType.Slug)
                .toList();
        if (slugs.size() > 1) {
            at(slugs.get(1), "type", type.owner(), type.id(), ModelProblemCode.SEVERAL_SLUGS);
        }
        slugs.forEach(slug -> checkNamedField(
                type,
                slug,
                "from",
                ((FieldType.Slug) slug.type()).from(),
                ModelProblemCode.SLUG_FROM_KIND,
                field -> field.type() instanceof FieldType.Text));
        checkNamedField(
                type,
                type,
                "titleField",
                type.titleField(),
                ModelProblemCode.TITLE_FIELD_KIND,
                field -> field.type() instanceof FieldType.Text || field.type() instanceof FieldType.Identifier);
        type.imageField()
                .ifPresent(image -> checkNamedField(
                        type,
                        type,
                        "imageField",
                        image,
                        ModelProblemCode.IMAGE_FIELD_KIND,
                        field -> field.type() instanceof FieldType.Asset asset
                                && asset.kinds().contains("image")));
        type.fields().stream()
                .filter(field -> field.type() instanceof FieldType.Reference reference && reference.broader())
                .skip(1)
                .forEach(second -> at(second, "broader", type.owner(), type.id(), ModelProblemCode.BROADER_KIND));
        type.jsonLd()
                .filter(schemaType -> !SchemaOrg.knowsType(schemaType))
                .ifPresent(schemaType -> at(
                        type,
                        "jsonLd",
                        type.owner(),
                        type.id(),
                        ModelProblemCode.JSON_LD_TYPE,
                        "type",
                        schemaType,
                        "suggestion",
                        SchemaOrg.nearestType(schemaType)));
        if (type.jsonLd().isEmpty()) {
            checkNoJsonLd(type.fields(), type.id());
        }
        checkForm(type);
    }

    private void checkNoJsonLd(List<Field> fields, String type) {
        for (Field field : fields) {
            if (field.jsonLd().isPresent()) {
                String owner = field.key().owner();
                at(
                        field,
                        "jsonLd",
                        owner,
                        type + "/" + field.id(),
                        ModelProblemCode.JSON_LD_TYPE_MISSING,
                        "type",
                        type);
            }
        }
    }

    private void checkNamedField(
            ContentType type,
            Object part,
            String key,
            String fieldId,
            ModelProblemCode wrongKind,
            java.util.function.Predicate<Field> fits) {
        if (fieldId.isEmpty()) {
            return; // told as missing by the reader
        }
        Location at = parts.locations().locate(part, key, type.owner(), type.id() + "/" + key);
        type.findOwnField(fieldId)
                .ifPresentOrElse(
                        field -> {
                            if (!fits.test(field)) {
                                problems.add(at, wrongKind, "field", fieldId);
                            }
                        },
                        () -> problems.addUnknown(
                                at, ModelProblemCode.UNKNOWN_FIELD, "field", fieldId, ids(type.fields())));
    }

    private void checkForm(ContentType type) {
        Set<String> sections = new TreeSet<>();
        Set<String> placed = new TreeSet<>();
        for (Form.Section section : type.form().sections()) {
            String path = type.id() + "/form/" + section.id();
            if (!section.id().isEmpty() && !sections.add(section.id())) {
                at(section, "id", type.owner(), path, ModelProblemCode.SECTION_CLASH, "id", section.id());
            }
            for (String field : section.fields()) {
                Location at = parts.locations().locate(section, "fields", type.owner(), path);
                if (type.findOwnField(field).isEmpty()) {
                    problems.addUnknown(at, ModelProblemCode.UNKNOWN_FIELD, "field", field, ids(type.fields()));
                } else if (!placed.add(field)) {
                    problems.add(at, ModelProblemCode.FIELD_IN_TWO_SECTIONS, "field", field);
                }
            }
        }
    }

    private void checkGroup(FieldGroup group) {
        String path = group.type() + "/" + group.id();
        Location at = parts.locations().locate(group, "type", group.owner(), path);
        Set<String> types = parts.types().stream().map(ContentType::id).collect(Collectors.toCollection(TreeSet::new));
        if (!group.type().isEmpty() && !types.contains(group.type())) {
            problems.addUnknown(at, ModelProblemCode.UNKNOWN_TYPE, "type", group.type(), types);
        }
        boolean own = parts.types().stream()
                .anyMatch(type -> type.id().equals(group.type()) && type.owner().equals(group.owner()));
        if (own) {
            problems.add(at, ModelProblemCode.EXTENDS_OWN_TYPE, "type", group.type());
        }
        parts.types().stream()
                .filter(type -> type.id().equals(group.type()) && type.jsonLd().isEmpty())
                .forEach(type -> checkNoJsonLd(group.fields(), type.id()));
        new FieldChecks(parts, problems, path)
                .check(group.fields(), FieldChecks.Place.FIELD_GROUP, group, group.owner());
    }

    private void checkVocabulary(Vocabulary vocabulary) {
        checkPrefix(vocabulary, vocabulary.owner(), vocabulary.id());
        Set<String> inCircle = new TreeSet<>();
        for (Vocabulary.Term term : vocabulary.terms().values()) {
            String broader = term.broader().orElse("");
            String path = vocabulary.id() + "/" + term.code();
            Location at = parts.locations().locate(term, "broader", vocabulary.owner(), path);
            if (!broader.isEmpty() && vocabulary.findTerm(broader).isEmpty()) {
                problems.addUnknown(
                        at,
                        ModelProblemCode.BROADER_UNKNOWN,
                        "broader",
                        broader,
                        vocabulary.terms().keySet());
            } else if (!inCircle.contains(term.code())) {
                Deque<String> circle = circle(vocabulary, term);
                if (!circle.isEmpty()) {
                    inCircle.addAll(circle);
                    String route = String.join(" → ", circle) + " → " + term.code();
                    problems.add(at, ModelProblemCode.BROADER_CYCLE, "code", term.code(), "path", route);
                }
            }
        }
    }

    /** The terms from a term back to itself; empty if going up ends or enters a circle further up. */
    private static Deque<String> circle(Vocabulary vocabulary, Vocabulary.Term start) {
        Deque<String> route = new ArrayDeque<>();
        route.add(start.code());
        String above = start.broader().orElse("");
        while (!above.isEmpty() && !route.contains(above)) {
            route.add(above);
            above = vocabulary.findTerm(above).flatMap(Vocabulary.Term::broader).orElse("");
        }
        return above.equals(start.code()) ? route : new ArrayDeque<>();
    }

    /** Types and vocabularies of a plugin carry its prefix, so that plugins that know nothing of each other never clash. */
    private void checkPrefix(Object part, String owner, String id) {
        if (owner.equals("core") || owner.equals("site")) {
            return;
        }
        String prefix = camelCase(owner);
        boolean fits = id.startsWith(prefix)
                && (id.length() == prefix.length() || !Character.isLowerCase(id.charAt(prefix.length())));
        if (!fits) {
            String example = prefix + Character.toUpperCase(id.charAt(0)) + id.substring(1);
            Location at = parts.locations().locate(part, "id", owner, id);
            ModelProblemCode code = ModelProblemCode.PREFIX_MISSING;
            problems.add(at, code, "owner", owner, "id", id, "prefix", prefix, "example", example);
        }
    }

    static String camelCase(String owner) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < owner.length(); i++) {
            char c = owner.charAt(i);
            if (c == '-') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }

    private void at(Object part, String key, String owner, String path, ModelProblemCode code, String... params) {
        problems.add(parts.locations().locate(part, key, owner, path + "/" + key), code, params);
    }

    static List<String> ids(List<Field> fields) {
        return fields.stream().map(Field::id).toList();
    }
}
