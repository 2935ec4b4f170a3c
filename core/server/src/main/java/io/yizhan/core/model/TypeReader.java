package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads content types, field groups and components from YAML. */
final class TypeReader {
    static final List<String> MENUS = List.of("showcase", "trade", "people", "editorial", "reference");

    private final String owner;
    private final ModelLocations locations;

    TypeReader(String owner, ModelLocations locations) {
        this.owner = owner;
        this.locations = locations;
    }

    /** Empty only where there is no usable id. */
    Optional<ContentType> readType(YamlMap map) {
        Optional<String> id = id(map);
        String singular = map.text("singular");
        String plural = map.text("plural");
        Labels label = map.labels("label");
        Labels pluralLabel = map.labels("pluralLabel");
        Labels description = map.labels("description");
        String menu = map.choice("menu", MENUS, Optional.empty());
        String icon = map.text("icon");
        String titleField = map.text("titleField");
        Optional<String> imageField = map.findText("imageField", false);
        List<Field> fields = new FieldReader(owner, locations).read(map.maps("fields", true));
        Form form = map.findMap("form").map(this::form).orElse(new Form(List.of()));
        Optional<String> jsonLd = map.findMap("jsonLd").flatMap(JsonLd::readType);
        map.refuseUnknownKeys();
        return id.map(known -> {
            ContentType type = new ContentType(
                    owner,
                    known,
                    singular,
                    plural,
                    label,
                    pluralLabel,
                    description,
                    menu,
                    icon,
                    titleField,
                    imageField,
                    fields,
                    List.of(),
                    form,
                    jsonLd);
            locations.put(type, map.location(), map.lines());
            return type;
        });
    }

    private Form form(YamlMap map) {
        List<Form.Section> sections = new ArrayList<>();
        for (YamlMap entry : map.maps("sections", true)) {
            Form.Section section =
                    new Form.Section(entry.text("id"), entry.labels("label"), entry.texts("fields", true));
            entry.refuseUnknownKeys();
            locations.put(section, entry.location(), entry.lines());
            sections.add(section);
        }
        map.refuseUnknownKeys();
        return new Form(sections);
    }

    Optional<FieldGroup> readGroup(YamlMap map) {
        Optional<String> id = id(map);
        String name = map.text("name");
        String type = map.text("type");
        Labels label = map.labels("label");
        List<Field> fields = new FieldReader(owner, locations).read(map.maps("fields", true));
        map.refuseUnknownKeys();
        return id.map(known -> {
            FieldGroup group = new FieldGroup(owner, known, name, type, label, fields);
            locations.put(group, map.location(), map.lines());
            return group;
        });
    }

    Optional<ContentComponent> readComponent(YamlMap map) {
        Optional<String> id = id(map);
        String singular = map.text("singular");
        Labels label = map.labels("label");
        Labels description = map.labels("description");
        String icon = map.text("icon");
        Optional<String> titleField = map.findText("titleField", false);
        List<Field> fields = new FieldReader(owner, locations).read(map.maps("fields", true));
        map.refuseUnknownKeys();
        return id.map(known -> {
            ContentComponent component =
                    new ContentComponent(owner, known, singular, label, description, icon, titleField, fields);
            locations.put(component, map.location(), map.lines());
            return component;
        });
    }

    static Optional<String> id(YamlMap map) {
        Optional<String> id = map.findText("id", true);
        if (id.isPresent() && !FieldReader.ID.matcher(id.get()).matches()) {
            map.problem("id", ModelProblemCode.BAD_ID, "id", id.get());
            return Optional.empty();
        }
        return id;
    }
}
