package io.yizhan.core.model;

import java.util.List;

/** Model files, each with one thing wrong. */
final class BrokenFiles {
    private BrokenFiles() {}

    /** A broken file and where its first problem must be told. */
    record Broken(String name, String path, String text, String code, int line) {
        @Override
        public String toString() {
            return name;
        }
    }

    static String type(String... fields) {
        return """
                id: fair
                singular: Fair
                plural: Fairs
                label: { zh-Hans: 展会, en: Fair }
                pluralLabel: { zh-Hans: 展会, en: Fairs }
                description: { zh-Hans: 展会。, en: A fair. }
                menu: showcase
                icon: shop
                titleField: name
                fields:
                  - { id: name, type: text, label: { zh-Hans: 名称, en: Name } }
                """ + String.join("", fields);
    }

    static String field(String keys) {
        return "  - { label: { zh-Hans: 甲, en: A }, " + keys + " }\n";
    }

    private static Broken inField(String name, String keys, String code) {
        return new Broken(name, "types/fair.yaml", type(field(keys)), code, 12);
    }

    private static Broken told(String name, String keys, String code) {
        String text = type(field(keys)).replace("fields:\n", "jsonLd: { type: ExhibitionEvent }\nfields:\n");
        return new Broken(name, "types/fair.yaml", text, code, 13);
    }

    private static Broken inType(String name, String from, String to, String code, int line) {
        return new Broken(name, "types/fair.yaml", type().replace(from, to), code, line);
    }

    private static Broken vocabulary(String name, String terms, String code, int line) {
        String head = "id: kind\nlabel: { zh-Hans: 类, en: Kind }\nsource: test\n";
        return new Broken(name, "vocabularies/kind.yaml", head + terms, code, line);
    }

    private static String term(String keys) {
        return "  - { label: { zh-Hans: 甲, en: A }, " + keys + " }\n";
    }

    static List<Broken> files() {
        return List.of(
                new Broken("syntax", "types/a.yaml", "id: a\nfields: [\n", "SYNTAX", 3),
                new Broken("tab", "types/a.yaml", "id: a\n\tlabel: x\n", "SYNTAX", 2),
                new Broken("empty", "types/a.yaml", "# nothing\n", "EMPTY_FILE", 1),
                new Broken("list at the root", "types/a.yaml", "- a\n", "MAP_EXPECTED", 1),
                new Broken("two documents", "types/a.yaml", "id: a\n---\nid: b\n", "SEVERAL_DOCUMENTS", 2),
                new Broken("alias", "types/a.yaml", "id: &x a\nsingular: *x\n", "ALIAS", 1),
                new Broken("too deep", "types/a.yaml", "id: " + "[".repeat(40) + "]".repeat(40), "TOO_DEEP", 1),
                new Broken("too large", "types/a.yaml", "#".repeat((1 << 20) + 1), "FILE_TOO_LARGE", 0),
                new Broken("unknown folder", "things/a.yaml", type(), "UNKNOWN_FOLDER", 1),
                inType("tag", "id: fair", "id: !!java.net.URL fair", "TAG", 1));
    }

    static List<Broken> types() {
        return List.of(
                inType("unknown key", "icon: shop", "icon: shop\nimagefield: name", "UNKNOWN_KEY", 9),
                inType("duplicate key", "icon: shop", "icon: shop\nmenu: trade", "DUPLICATE_KEY", 9),
                inType("missing key", "menu: showcase\n", "", "MISSING_KEY", 1),
                inType("bad id", "id: fair", "id: Trade-Fair", "BAD_ID", 1),
                inType("bad choice", "menu: showcase", "menu: showcse", "BAD_CHOICE", 7),
                inType("label in one language", ", en: Fairs }", " }", "LABEL_LANGUAGE_MISSING", 5),
                inType("bad language", "en: Fairs", "en: Fairs, en_GB: x", "LABEL_LANGUAGE_UNKNOWN", 5),
                inType("text is a list", "icon: shop", "icon: [shop]", "TEXT_EXPECTED", 8),
                inType("bad type name", "singular: Fair", "singular: fair", "BAD_TYPE_NAME", 2),
                inType("reserved type", "singular: Fair", "singular: Query", "NAME_RESERVED", 2),
                inType("reserved member of conditions", "singular: Fair", "singular: Type", "NAME_RESERVED", 2),
                inType("same singular and plural", "plural: Fairs", "plural: Fair", "SINGULAR_IS_PLURAL", 3),
                new Broken(
                        "derived name",
                        "types/zfair.yaml",
                        type().replace("singular: Fair", "singular: WorkConnection"),
                        "NAME_CLASH",
                        2),
                new Broken(
                        "query field of another",
                        "types/zfair.yaml",
                        type().replace("plural: Fairs", "plural: Works"),
                        "ROOT_FIELD_CLASH",
                        3),
                inType("no such title", "titleField: name", "titleField: nam", "UNKNOWN_FIELD", 9),
                new Broken(
                        "type of the same id",
                        "types/zfair.yaml",
                        type().replace("id: fair", "id: work"),
                        "TYPE_CLASH",
                        1));
    }

    static List<Broken> fields() {
        return List.of(
                inField("unknown type", "id: x, type: refrence, targets: [work]", "BAD_CHOICE"),
                inField("reserved field", "id: createdAt, type: text", "NAME_RESERVED"),
                inField("slug of another type", "id: slug, type: text", "NAME_RESERVED"),
                inField("same id but for case", "id: nAme, type: text", "FIELD_ID_CLASH"),
                inField("same name", "id: other, name: name, type: text", "FIELD_NAME_CLASH"),
                inField(
                        "group is filterable",
                        "id: x, type: group, filterable: true, fields: [{ id: y, type: boolean, label: { zh-Hans: 乙, en: Y } }]",
                        "NOT_FILTERABLE"),
                inField("191 is sortable", "id: x, type: text, maxLength: 191, sortable: true", "TOO_LONG_FOR_INDEX"),
                inField(
                        "terms are sortable",
                        "id: x, type: term, vocabulary: sector, many: true, sortable: true",
                        "SORTABLE_MANY"),
                inField("money is unique", "id: x, type: money, unique: true", "NOT_UNIQUE"),
                inField("no such vocabulary", "id: x, type: term, vocabulary: sectr", "UNKNOWN_VOCABULARY"),
                inField("no such target", "id: x, type: reference, targets: [wrok]", "UNKNOWN_TYPE"),
                inField(
                        "way back named as a field",
                        "id: x, type: reference, targets: [fair], reverse: name",
                        "REVERSE_CLASH"),
                inField("reserved way back", "id: x, type: reference, targets: [fair], reverse: id", "NAME_RESERVED"),
                inField("bad way back", "id: x, type: reference, targets: [fair], reverse: A b", "BAD_FIELD_NAME"),
                inField(
                        "upwards to another type",
                        "id: x, type: reference, targets: [work], filterable: true, broader: true",
                        "BROADER_KIND"),
                inField("told of nothing", "id: x, type: text, jsonLd: name", "JSON_LD_TYPE_MISSING"),
                told("no such property", "id: x, type: text, jsonLd: nmae", "JSON_LD_PROPERTY"),
                told("private", "id: x, type: text, visibility: partner, jsonLd: name", "JSON_LD_NOT_PUBLIC"),
                told("type of a text", "id: x, type: text, jsonLd: { property: name, type: Place }", "JSON_LD_KIND"),
                told("told of JSON", "id: x, type: json, jsonLd: name", "JSON_LD_KIND"),
                told(
                        "no such type of rows",
                        "id: x, type: group, fields: [], jsonLd: { property: location, type: Plaice }",
                        "JSON_LD_TYPE"),
                told("told in no way", "id: x, type: text, jsonLd: { proprty: name }", "UNKNOWN_KEY"),
                inType("no such kind", "menu: showcase", "menu: showcase\njsonLd: { type: Evnt }", "JSON_LD_TYPE", 8),
                inField("no such unit", "id: x, type: measure, unit: kgs", "UNKNOWN_UNIT"),
                inField("unit of another kind", "id: x, type: measure, unit: g, units: [mm]", "UNIT_MISMATCH"),
                inField("no such scheme", "id: x, type: identifier, scheme: isbm", "UNKNOWN_SCHEME"),
                inField("broken pattern", "id: x, type: text, pattern: '[a'", "PATTERN_INVALID"),
                inField("dangerous pattern", "id: x, type: text, pattern: '(a+)+b'", "PATTERN_UNSAFE"),
                inField("reversed bounds", "id: x, type: integer, min: 5, max: 3", "MIN_ABOVE_MAX"),
                inField("out of range", "id: x, type: decimal, scale: 99", "OUT_OF_RANGE"),
                inField("no whole number", "id: x, type: text, maxLength: many", "INTEGER_EXPECTED"),
                inField("no truth", "id: x, type: text, required: yes", "BOOLEAN_EXPECTED"),
                inField("slug from a number", "id: slug, type: slug, from: slug", "SLUG_FROM_KIND"),
                inField(
                        "rows are sortable",
                        "id: x, type: group, repeatable: true, fields: [{ id: y, type: text, sortable: true, label: { zh-Hans: 甲, en: A } }]",
                        "SORTABLE_IN_ROWS"));
    }

    static List<Broken> others() {
        return List.of(
                new Broken(
                        "form",
                        "types/fair.yaml",
                        type()
                                + "form:\n  sections:\n    - id: a\n      label: { zh-Hans: 甲, en: A }\n      fields: [name, name]\n",
                        "FIELD_IN_TWO_SECTIONS",
                        16),
                vocabulary("no terms", "", "MISSING_KEY", 1),
                vocabulary("same code", "terms:\n" + term("code: a") + term("code: a"), "DUPLICATE_TERM", 6),
                vocabulary("bad code", "terms:\n" + term("code: a/b"), "BAD_CODE", 5),
                vocabulary("no such broader", "terms:\n" + term("code: a, broader: b"), "BROADER_UNKNOWN", 5),
                vocabulary(
                        "circle",
                        "terms:\n" + term("code: a, broader: b") + term("code: b, broader: a"),
                        "BROADER_CYCLE",
                        5),
                vocabulary("no such CSV", "termsFrom: secto.csv\n", "CSV_MISSING", 4),
                new Broken(
                        "group on an own type",
                        "field-groups/x.yaml",
                        "id: x\nname: x\ntype: work\nlabel: { zh-Hans: 甲, en: A }\nfields:\n"
                                + field("id: a, type: text"),
                        "EXTENDS_OWN_TYPE",
                        3));
    }
}
