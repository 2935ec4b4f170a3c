package io.yizhan.core.modelling;

import java.util.LinkedHashMap;
import java.util.Map;

/** A site's own model: schools of crafts, a field group on works, and a vocabulary. */
final class CraftFiles {
    static final String SCHOOL_PATH = "types/craft-school.yaml";
    static final String GROUP_PATH = "field-groups/work-craft.yaml";
    static final String KIND_PATH = "vocabularies/craft-kind.yaml";

    static final String SCHOOL = """
            id: craftSchool
            singular: CraftSchool
            plural: CraftSchools
            label: { zh-Hans: 传习所, en: Craft school }
            pluralLabel: { zh-Hans: 传习所, en: Craft schools }
            description: { zh-Hans: 传授技艺的地方。, en: A place where a craft is taught. }
            menu: showcase
            icon: home
            titleField: name
            fields:
              - id: name
                type: text
                label: { zh-Hans: 名称, en: Name }
                localized: true
                required: true
                filterable: true
                sortable: true
              - id: motto
                type: text
                label: { zh-Hans: 校训, en: Motto }
              - id: places
                type: integer
                label: { zh-Hans: 名额, en: Places }
                filterable: true
              - id: kind
                type: term
                label: { zh-Hans: 类别, en: Kind }
                vocabulary: craftKind
              - id: courses
                type: group
                label: { zh-Hans: 课程, en: Courses }
                repeatable: true
                fields:
                  - id: title
                    type: text
                    label: { zh-Hans: 课程名, en: Course }
                  - id: hours
                    type: integer
                    label: { zh-Hans: 课时, en: Hours }
            """;

    static final String GROUP = """
            id: craft
            name: craft
            type: work
            label: { zh-Hans: 技艺, en: Craft }
            fields:
              - id: school
                type: reference
                label: { zh-Hans: 传习所, en: School }
                targets: [craftSchool]
                filterable: true
            """;

    static final String KIND = """
            id: craftKind
            label: { zh-Hans: 技艺类别, en: Kind of craft }
            source: own list
            terms:
              - code: jade
                label: { zh-Hans: 玉雕, en: Jade carving }
              - code: "007"
                label: { zh-Hans: 漆艺, en: Lacquer }
            """;

    private CraftFiles() {}

    /** Path to YAML. */
    static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(SCHOOL_PATH, SCHOOL);
        files.put(KIND_PATH, KIND);
        files.put(GROUP_PATH, GROUP);
        return files;
    }

    /** All, with the school changed in one place. */
    static Map<String, String> school(String text, String instead) {
        return with(SCHOOL_PATH, replaced(SCHOOL, text, instead));
    }

    static Map<String, String> with(String path, String yaml) {
        Map<String, String> files = all();
        files.put(path, yaml);
        return files;
    }

    static String replaced(String yaml, String text, String instead) {
        if (!yaml.contains(text)) {
            throw new IllegalArgumentException("not there: " + text);
        }
        return yaml.replace(text, instead);
    }
}
