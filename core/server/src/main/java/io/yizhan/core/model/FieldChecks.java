package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules of single fields, of whatever depth. */
final class FieldChecks {
    private static final int MAX_GROUP_DEPTH = 3;
    /** Of paths beside links in the database. */
    private static final int MAX_PATH = 130;

    static final Set<String> NEVER_SORTABLE =
            Set.of("longText", "richText", "json", "group", "component", "blocks", "reference", "asset");
    static final Set<String> MAY_BE_UNIQUE =
            Set.of("text", "integer", "date", "url", "email", "phone", "slug", "identifier");
    private static final Set<String> NEVER_FACET = Set.of(
            "longText", "richText", "json", "group", "component", "blocks", "asset", "url", "email", "phone", "slug");
    private static final Set<String> NOT_IN_ATTRIBUTES =
            Set.of("group", "component", "blocks", "reference", "slug", "richText");

    private static final Set<String> NEVER_COMPUTED =
            Set.of("group", "component", "blocks", "reference", "asset", "slug");

    /** Where fields stand. */
    enum Place {
        TYPE("content type"),
        FIELD_GROUP("field group"),
        GROUP("group"),
        ROWS("repeatable group"),
        ATTRIBUTES("attributes of a reference"),
        COMPONENT("component");

        private final String word;

        Place(String word) {
            this.word = word;
        }
    }

    private final ModelParts parts;
    private final Problems problems;
    private final String base;
    private boolean inComponent;
    private final Set<String> types;
    private final Set<String> vocabularies;
    private final Set<String> components;

    FieldChecks(ModelParts parts, Problems problems, String base) {
        this.parts = parts;
        this.problems = problems;
        this.base = base;
        this.types = parts.types().stream().map(ContentType::id).collect(Collectors.toCollection(TreeSet::new));
        this.vocabularies =
                parts.vocabularies().stream().map(Vocabulary::id).collect(Collectors.toCollection(TreeSet::new));
        this.components =
                parts.components().stream().map(ContentComponent::id).collect(Collectors.toCollection(TreeSet::new));
    }

    void check(List<Field> fields, Place place, Object parent, String owner) {
        inComponent = place == Place.COMPONENT;
        check(fields, place, parent, owner, base, 0);
    }

    private void check(List<Field> fields, Place place, Object parent, String owner, String path, int depth) {
        if (fields.isEmpty() && place != Place.ATTRIBUTES) {
            problems.add(parts.locations().locate(parent, "fields", owner, path), ModelProblemCode.NO_FIELDS);
        }
        Map<String, Field> ids = new HashMap<>();
        Map<String, Field> names = new HashMap<>();
        for (Field field : fields) {
            Cursor at = new Cursor(field, path + "/" + field.id(), place, depth);
            // column names are not told apart by case
            if (ids.putIfAbsent(field.id().toLowerCase(Locale.ROOT), field) != null) {
                at.problem("id", ModelProblemCode.FIELD_ID_CLASH, "id", field.id());
            }
            Field same = names.putIfAbsent(field.name(), field);
            if (same != null && !same.id().equals(field.id())) {
                at.problem("name", ModelProblemCode.FIELD_NAME_CLASH, "name", field.name(), "other", same.id());
            }
            NameChecks.checkFieldName(field, at);
            checkFlags(at);
            checkFlagsOfComponents(at);
            checkComputed(at);
            JsonLdChecks.check(field, parts, (key, code, params) -> at.problem(key, code, params));
            checkType(at, owner);
        }
    }

    /** A field and where it stands. */
    final class Cursor {
        private final Field field;
        private final String path;
        private final Place place;
        private final int depth;

        Cursor(Field field, String path, Place place, int depth) {
            this.field = field;
            this.path = path;
            this.place = place;
            this.depth = depth;
        }

        Location locate(String key) {
            return parts.locations().locate(field, key, field.key().owner(), path + "/" + key);
        }

        /** Every block has a key beside its fields. */
        boolean hidesKey(String name) {
            return place == Place.COMPONENT && name.equals("key");
        }

        void problem(String key, ModelProblemCode code, String... params) {
            problems.add(locate(key), code, params);
        }

        void unknown(String key, ModelProblemCode code, String param, String word, Collection<String> known) {
            if (!word.isEmpty()) {
                problems.addUnknown(locate(key), code, param, word, known);
            }
        }
    }

    /** The value of a computed field comes from its plugin, so nobody can be asked for it. */
    private static void checkComputed(Cursor at) {
        Field field = at.field;
        if (!field.computed()) {
            return;
        }
        boolean top = at.place == Place.TYPE || at.place == Place.FIELD_GROUP;
        String owner = field.key().owner();
        if (!top || owner.equals("core") || owner.equals("site")) {
            at.problem("computed", ModelProblemCode.COMPUTED_PLACE);
        }
        if (field.required()
                || field.unique()
                || NEVER_COMPUTED.contains(field.type().word())) {
            at.problem(
                    "computed",
                    ModelProblemCode.COMPUTED_KIND,
                    "type",
                    field.type().word());
        }
    }

    private void checkFlags(Cursor at) {
        Field field = at.field;
        String word = field.type().word();
        boolean holds = field.type() instanceof FieldType.Group || field.type() instanceof FieldType.Blocks;
        if (field.filterable() && holds) {
            at.problem("filterable", ModelProblemCode.NOT_FILTERABLE, "type", word);
        }
        if (field.sortable() && NEVER_SORTABLE.contains(word)) {
            at.problem("sortable", ModelProblemCode.NOT_SORTABLE, "type", word);
        } else if (field.sortable() && field.many()) {
            at.problem("sortable", ModelProblemCode.SORTABLE_MANY);
        }
        if (field.unique() && !MAY_BE_UNIQUE.contains(word)) {
            at.problem("unique", ModelProblemCode.NOT_UNIQUE, "type", word);
        }
        if (field.facet() && NEVER_FACET.contains(word)) {
            at.problem("facet", ModelProblemCode.NOT_FACET, "type", word);
        }
        if (field.localized() && holds) {
            at.problem("localized", ModelProblemCode.NOT_LOCALIZED, "type", word);
        }
        if (field.type() instanceof FieldType.Text text && text.maxLength() > FieldType.INDEXABLE_LENGTH) {
            flags(field).forEach((flag, set) -> {
                if (set) {
                    at.problem(flag, ModelProblemCode.TOO_LONG_FOR_INDEX, "flag", flag);
                }
            });
        }
        checkFlagsInside(at);
    }

    /** What a component's field is to a search, a list or another type would hold for each field the component is used in. */
    private void checkFlagsOfComponents(Cursor at) {
        if (!inComponent) {
            return;
        }
        Field field = at.field;
        flags(field).forEach((flag, set) -> {
            if (set && !(field.type() instanceof FieldType.Slug)) {
                at.problem(flag, ModelProblemCode.COMPONENT_FLAG, "flag", flag);
            }
        });
        if (field.jsonLd().isPresent()) {
            at.problem("jsonLd", ModelProblemCode.COMPONENT_FLAG, "flag", "jsonLd");
        }
        if (field.type() instanceof FieldType.Reference reference
                && reference.reverse().isPresent()) {
            at.problem("reverse", ModelProblemCode.COMPONENT_FLAG, "flag", "reverse");
        }
    }

    private static Map<String, Boolean> flags(Field field) {
        return Map.of(
                "filterable", field.filterable(),
                "sortable", field.sortable(),
                "unique", field.unique(),
                "facet", field.facet());
    }

    private static void checkFlagsInside(Cursor at) {
        Field field = at.field;
        boolean inside = at.place == Place.GROUP || at.place == Place.ROWS || at.place == Place.ATTRIBUTES;
        boolean inRows = at.place == Place.ROWS || at.place == Place.ATTRIBUTES;
        boolean indexed = field.filterable() || field.sortable() || field.facet();
        if (inside && field.unique() && !(field.type() instanceof FieldType.Slug)) {
            at.problem("unique", ModelProblemCode.UNIQUE_INSIDE);
        }
        if (inRows && field.sortable()) {
            at.problem("sortable", ModelProblemCode.SORTABLE_IN_ROWS);
        }
        if (inside && field.localized() && indexed) {
            at.problem("localized", ModelProblemCode.LOCALIZED_IN_ROWS);
        }
        if (at.depth > 1 && indexed) {
            at.problem("filterable", ModelProblemCode.FILTERABLE_TOO_DEEP);
        }
    }

    private void checkType(Cursor at, String owner) {
        String word = at.field.type().word();
        boolean refused = at.place == Place.ATTRIBUTES && NOT_IN_ATTRIBUTES.contains(word);
        boolean forbidden = refused || (at.place != Place.TYPE && word.equals("slug"));
        if (forbidden) {
            at.problem("type", ModelProblemCode.NOT_HERE, "type", word, "place", at.place.word);
        }
        switch (at.field.type()) {
            case FieldType.Text text -> text.pattern().ifPresent(pattern -> checkPattern(at, pattern));
            case FieldType.Group group -> checkGroup(at, group, owner);
            case FieldType.Blocks blocks -> checkBlocks(at, blocks);
            case FieldType.Reference reference -> checkReference(at, reference, owner);
            case FieldType.Term term -> {
                if (!vocabularies.contains(term.vocabulary())) {
                    ModelProblemCode code = ModelProblemCode.UNKNOWN_VOCABULARY;
                    at.unknown("vocabulary", code, "vocabulary", term.vocabulary(), vocabularies);
                }
            }
            case FieldType.Measure measure -> checkMeasure(at, measure);
            case FieldType.Identifier identifier -> {
                Set<String> known = IdentifierScheme.known();
                if (!known.contains(identifier.scheme())) {
                    at.unknown("scheme", ModelProblemCode.UNKNOWN_SCHEME, "scheme", identifier.scheme(), known);
                }
            }
            default -> {
                // nothing that looks beyond the field
            }
        }
    }

    private void checkGroup(Cursor at, FieldType.Group group, String owner) {
        if (group.component().isPresent()) {
            checkComponent(at, "component", group.component().get());
            checkHeight(at, "component");
            return; // its fields are looked at where it is defined
        }
        if (at.depth + 1 > MAX_GROUP_DEPTH) {
            String limit = Integer.toString(MAX_GROUP_DEPTH);
            at.problem("fields", ModelProblemCode.GROUPS_TOO_DEEP, "limit", limit);
            return;
        }
        Place inner = group.repeatable() || at.place == Place.ROWS ? Place.ROWS : Place.GROUP;
        check(group.fields(), inner, at.field, owner, at.path, at.depth + 1);
    }

    private void checkBlocks(Cursor at, FieldType.Blocks blocks) {
        if (blocks.allowed().isEmpty()) {
            at.problem("components", ModelProblemCode.NO_COMPONENTS);
        }
        blocks.allowed().forEach(component -> checkComponent(at, "components", component));
        checkHeight(at, "components");
    }

    private void checkComponent(Cursor at, String key, String component) {
        if (!components.contains(component)) {
            at.unknown(key, ModelProblemCode.UNKNOWN_COMPONENT, "component", component, components);
        }
    }

    private void checkHeight(Cursor at, String key) {
        int depth = at.depth + ComponentChecks.height(at.field.type());
        if (depth > ComponentChecks.MAX_DEPTH) {
            String limit = Integer.toString(ComponentChecks.MAX_DEPTH);
            String found = Integer.toString(depth);
            at.problem(key, ModelProblemCode.BLOCKS_TOO_DEEP, "depth", found, "limit", limit);
        }
        String start = at.field.key().owner() + "." + at.path.substring(base.length() + 1);
        String path = ComponentChecks.longestPath(at.field, start);
        if (path.length() > MAX_PATH) {
            at.problem(key, ModelProblemCode.PATH_TOO_LONG, "path", path, "limit", Integer.toString(MAX_PATH));
        }
    }

    private void checkReference(Cursor at, FieldType.Reference reference, String owner) {
        for (String target : reference.targets()) {
            if (!types.contains(target)) {
                at.unknown("targets", ModelProblemCode.UNKNOWN_TYPE, "type", target, types);
            }
        }
        boolean upwards = at.place == Place.TYPE
                && reference.targets().size() == 1
                && at.path.equals(reference.targets().getFirst() + "/" + at.field.id())
                && !reference.many()
                && !at.field.localized()
                && at.field.filterable();
        if (reference.broader() && !upwards) {
            at.problem("broader", ModelProblemCode.BROADER_KIND);
        }
        check(reference.attributes(), Place.ATTRIBUTES, at.field, owner, at.path, at.depth);
    }

    private static void checkMeasure(Cursor at, FieldType.Measure measure) {
        if (!Units.known().contains(measure.baseUnit())) {
            at.unknown("unit", ModelProblemCode.UNKNOWN_UNIT, "unit", measure.baseUnit(), Units.known());
            return;
        }
        for (String unit : measure.units()) {
            if (!Units.known().contains(unit)) {
                at.unknown("units", ModelProblemCode.UNKNOWN_UNIT, "unit", unit, Units.known());
            } else if (!Units.comparable(unit, measure.baseUnit())) {
                at.problem("units", ModelProblemCode.UNIT_MISMATCH, "unit", unit, "base", measure.baseUnit());
            }
        }
    }

    private static void checkPattern(Cursor at, String pattern) {
        PatternSafety.findSyntaxError(pattern)
                .ifPresentOrElse(
                        detail -> at.problem("pattern", ModelProblemCode.PATTERN_INVALID, "detail", detail),
                        () -> PatternSafety.findDanger(pattern)
                                .ifPresent(detail ->
                                        at.problem("pattern", ModelProblemCode.PATTERN_UNSAFE, "detail", detail)));
    }
}
