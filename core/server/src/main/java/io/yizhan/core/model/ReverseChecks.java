package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of ways back along references: they stand beside fields and groups of the target, and may clash with them. */
final class ReverseChecks {
    private final ModelParts parts;
    private final Problems problems;

    ReverseChecks(ModelParts parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
    }

    void check() {
        List<ContentType> types = ModelAssembly.withGroups(parts);
        Map<String, List<ReverseReference>> reverses = ReverseReference.of(types);
        for (ContentType type : types) {
            Map<String, String> taken = new HashMap<>();
            type.fields().forEach(field -> taken.put(field.name(), type.id() + "." + field.id()));
            type.groups().forEach(group -> taken.put(group.name(), group.owner() + "." + group.id()));
            for (ReverseReference reverse : reverses.getOrDefault(type.id(), List.of())) {
                check(reverse, taken);
            }
        }
    }

    private void check(ReverseReference reverse, Map<String, String> taken) {
        Field field = reverse.reference();
        String path = reverse.source().id() + "." + field.id();
        Location at = parts.locations()
                .locate(field, "reverse", field.key().owner(), reverse.source().id() + "/" + field.id() + "/reverse");
        boolean declared = ((FieldType.Reference) field.type()).reverse().isPresent();
        String other = taken.putIfAbsent(reverse.name(), path);
        if (declared && !FieldReader.ID.matcher(reverse.name()).matches()) {
            problems.add(at, ModelProblemCode.BAD_FIELD_NAME, "name", reverse.name());
        } else if (declared && NameChecks.reserved(reverse.name())) {
            problems.add(at, ModelProblemCode.NAME_RESERVED, "name", reverse.name());
        } else if (other != null) {
            problems.add(at, ModelProblemCode.REVERSE_CLASH, "name", reverse.name(), "other", other);
        }
    }
}
