package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names in the GraphQL schema: syntax, reserved words, and clashes, those of derived types included. */
final class NameChecks {
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][a-zA-Z0-9]{0,63}");

    /** Endings of types made from a content type, a group or a reference. */
    static final List<String> DERIVED_ENDINGS = List.of(
            "",
            "Connection",
            "Edge",
            "Where",
            "OrderBy",
            "Aggregate",
            "AggregateBy",
            "AggregateGroup",
            "Facet",
            "Facets",
            "Filter",
            "Reverse",
            "Input",
            "Link",
            "Payload");

    private static final Set<String> RESERVED_TYPES = Set.of(
            "query",
            "mutation",
            "subscription",
            "string",
            "int",
            "float",
            "boolean",
            "id",
            "node",
            "entry",
            "entries",
            "entrytype",
            "entrytypefilter",
            "entryorder",
            "entryorderfield",
            // what every entry is asked for by stands beside the types a reference leads to
            "type",
            "createdat",
            "updatedat",
            "publishedat",
            "and",
            "or",
            "not",
            "pageinfo",
            "asset",
            "rendition",
            "localization",
            "fallback",
            "money",
            "measure",
            "uncertaindate",
            "moment",
            "date",
            "datetime",
            "decimal",
            "long",
            "json",
            "uuid",
            "url",
            "locale",
            "direction",
            "term",
            "vocabulary",
            "richtext",
            "facet",
            "facetvalue",
            "sortorder",
            "orderdirection",
            "reference",
            "version",
            "finding",
            "problem",
            "schema",
            "field",
            "contenttype",
            "stage",
            "visibility",
            "severity",
            "restricted",
            "connection",
            "edge",
            "block");

    private static final Set<String> RESERVED_ROOT_FIELDS = Set.of(
            "node",
            "nodes",
            "entry",
            "entries",
            "asset",
            "assets",
            "search",
            "vocabulary",
            "vocabularies",
            "locales",
            "schema",
            "settings",
            "me",
            "viewer",
            "version",
            "versions",
            "model",
            "contentType",
            "contentTypes");

    private static final Set<String> RESERVED_FIELDS = Set.of(
            "id",
            "createdAt",
            "updatedAt",
            "publishedAt",
            "localization",
            "version",
            "stage",
            "and",
            "or",
            "not",
            "link",
            "some",
            "none",
            "every",
            "node",
            "cursor",
            "typename");

    private final ModelParts parts;
    private final Problems problems;
    private final Map<String, String> typeNames = new HashMap<>();
    private final Map<String, String> rootFields = new HashMap<>();

    NameChecks(ModelParts parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
    }

    void check() {
        parts.types().forEach(this::checkTypeNames);
        parts.types().forEach(this::checkInnerNames);
        parts.groups().forEach(this::checkGroupNames);
        parts.components().forEach(this::checkComponentNames);
    }

    private void checkTypeNames(ContentType type) {
        if (type.singular().isEmpty() || type.plural().isEmpty()) {
            return; // told as missing by the reader
        }
        boolean singularFits = checkSyntax(type.singular(), locate(type, "singular"));
        boolean valid = checkSyntax(type.plural(), locate(type, "plural")) && singularFits;
        checkPrefix(type.owner(), type.singular(), locate(type, "singular"));
        checkPrefix(type.owner(), type.plural(), locate(type, "plural"));
        if (type.singular().equals(type.plural())) {
            problems.add(locate(type, "plural"), ModelProblemCode.SINGULAR_IS_PLURAL);
        } else if (valid) {
            claimTypes(type.singular(), type.owner() + " " + type.id(), locate(type, "singular"));
            claimRoot(lowerFirst(type.singular()), type, "singular");
            claimRoot(lowerFirst(type.plural()), type, "plural");
            claimRoot(lowerFirst(type.plural()) + "Aggregate", type, "plural");
        }
    }

    private boolean checkSyntax(String name, Location at) {
        if (!TYPE_NAME.matcher(name).matches()) {
            problems.add(at, ModelProblemCode.BAD_TYPE_NAME, "name", name);
            return false;
        }
        if (RESERVED_TYPES.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add(at, ModelProblemCode.NAME_RESERVED, "name", name);
            return false;
        }
        return true;
    }

    private void checkPrefix(String owner, String name, Location at) {
        if (owner.equals("core") || owner.equals("site")) {
            return;
        }
        String prefix = upperFirst(ModelChecks.camelCase(owner));
        if (!name.startsWith(prefix)) {
            ModelProblemCode code = ModelProblemCode.PREFIX_MISSING;
            String example = prefix + upperFirst(name);
            problems.add(at, code, "owner", owner, "id", name, "prefix", prefix, "example", example);
        }
    }

    private void claimTypes(String name, String claimant, Location at) {
        for (String ending : DERIVED_ENDINGS) {
            String other = typeNames.putIfAbsent(name + ending, claimant);
            if (other != null && !other.equals(claimant)) {
                problems.add(at, ModelProblemCode.NAME_CLASH, "name", name + ending, "other", other);
                return;
            }
        }
    }

    private void claimRoot(String name, ContentType type, String key) {
        String claimant = type.owner() + " " + type.id();
        if (RESERVED_ROOT_FIELDS.contains(name)) {
            problems.add(locate(type, key), ModelProblemCode.NAME_RESERVED, "name", name);
            return;
        }
        String other = rootFields.putIfAbsent(name, claimant);
        if (other != null) {
            problems.add(locate(type, key), ModelProblemCode.ROOT_FIELD_CLASH, "name", name, "other", other);
        }
    }

    private void checkComponentNames(ContentComponent component) {
        String name = component.singular();
        if (name.isEmpty()) {
            return; // told as missing by the reader
        }
        Location at = parts.locations().locate(component, "singular", component.owner(), component.id() + "/singular");
        String claimant = component.owner() + " component " + component.id();
        if (checkSyntax(name, at)) {
            claimTypes(name, claimant, at);
        }
        checkPrefix(component.owner(), name, at);
        claimFields(name, component.fields(), claimant);
    }

    private void checkInnerNames(ContentType type) {
        if (!type.singular().isEmpty()) {
            claimFields(type.singular(), type.fields(), type.owner() + " " + type.id());
        }
    }

    /** Groups and references have types of their own, named by the type around them and the field. */
    private void claimFields(String outer, List<Field> fields, String claimant) {
        for (Field field : fields) {
            String name = outer + upperFirst(field.name());
            String inner = claimant + "." + field.id();
            Location at = parts.locations().locate(field, "name", field.key().owner(), inner);
            if (field.type() instanceof FieldType.Blocks) {
                claimTypes(name + "Block", inner, at);
            } else if (field.type() instanceof FieldType.Group group
                    && group.component().isEmpty()) {
                claimTypes(name, inner, at);
                claimFields(name, group.fields(), inner);
            } else if (field.type() instanceof FieldType.Reference) {
                claimTypes(name, inner, at);
            }
        }
    }

    private void checkGroupNames(FieldGroup group) {
        Location at = parts.locations().locate(group, "name", group.owner(), group.type() + "/" + group.id());
        if (!FieldReader.ID.matcher(group.name()).matches()) {
            if (!group.name().isEmpty()) {
                problems.add(at, ModelProblemCode.BAD_FIELD_NAME, "name", group.name());
            }
            return;
        }
        if (reserved(group.name())) {
            problems.add(at, ModelProblemCode.NAME_RESERVED, "name", group.name());
        }
        for (ContentType type : parts.types()) {
            if (type.id().equals(group.type())) {
                checkGroupAgainst(group, type, at);
            }
        }
    }

    private void checkGroupAgainst(FieldGroup group, ContentType type, Location at) {
        for (Field field : type.fields()) {
            if (field.name().equals(group.name())) {
                String other = type.owner() + " " + type.id() + "." + field.id();
                problems.add(at, ModelProblemCode.FIELD_NAME_CLASH, "name", group.name(), "other", other);
            }
        }
        Set<FieldKey> keys = new HashSet<>();
        for (FieldGroup other : parts.groups()) {
            if (other.equals(group)) {
                break; // the later one is told of
            }
            if (other.type().equals(group.type())) {
                other.fields().forEach(field -> keys.add(field.key()));
                if (other.name().equals(group.name())) {
                    String name = other.owner() + "." + other.id();
                    problems.add(at, ModelProblemCode.FIELD_NAME_CLASH, "name", group.name(), "other", name);
                }
            }
        }
        for (Field field : group.fields()) {
            if (keys.contains(field.key())) {
                Location place = parts.locations().locate(field, "id", group.owner(), group.id() + "/" + field.id());
                problems.add(place, ModelProblemCode.FIELD_ID_CLASH, "id", field.id());
            }
        }
        String outer = type.singular() + upperFirst(group.name());
        String claimant = group.owner() + " " + group.id();
        claimTypes(outer, claimant, at);
        claimFields(outer, group.fields(), claimant);
    }

    /** Syntax and reserved words of a field's name. */
    static void checkFieldName(Field field, FieldChecks.Cursor at) {
        String key = field.name().equals(field.id()) ? "id" : "name";
        if (!FieldReader.ID.matcher(field.name()).matches()) {
            at.problem(key, ModelProblemCode.BAD_FIELD_NAME, "name", field.name());
        } else if (RESERVED_FIELDS.contains(field.name()) || misusesSlug(field) || at.hidesKey(field.name())) {
            at.problem(key, ModelProblemCode.NAME_RESERVED, "name", field.name());
        }
    }

    /** Whether every entry has something of this name. */
    static boolean reserved(String name) {
        return RESERVED_FIELDS.contains(name) || name.equals("slug");
    }

    /** Every type with a slug field is asked for by {@code slug}; the word means nothing else. */
    private static boolean misusesSlug(Field field) {
        return field.name().equals("slug") && !(field.type() instanceof FieldType.Slug);
    }

    private Location locate(ContentType type, String key) {
        return parts.locations().locate(type, key, type.owner(), type.id() + "/" + key);
    }

    static String upperFirst(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
