package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentComponent;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelYaml;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for entries that hold components of the site whose fields go away or are stored otherwise: their values could not be read
 * any more. It counts what holds the component, not the field, as blocks stand anywhere.
 */
@Singleton
class ComponentLosses {
    private final ModelUseStore uses;

    ComponentLosses(ModelUseStore uses) {
        this.uses = uses;
    }

    List<PlanProblem> find(ContentModel before, ContentModel after, List<ModelFile> files) {
        Map<String, ContentComponent> next = ComponentDifference.own(after);
        List<PlanProblem> problems = new ArrayList<>();
        ComponentDifference.own(before).forEach((id, component) -> {
            List<Field> lost = component.fields().stream()
                    .filter(field -> gone(field, Optional.ofNullable(next.get(id))))
                    .toList();
            int entries = lost.isEmpty() ? 0 : entries(ComponentDifference.holders(before, id));
            if (entries > 0) {
                lost.forEach(field -> problems.add(PlanProblem.of(
                        PlanProblemCode.INNER_VALUES,
                        path(id, files),
                        "",
                        Map.of("field", id + "." + field.id(), "count", Integer.toString(entries)))));
            }
        });
        return problems;
    }

    private static boolean gone(Field field, Optional<ContentComponent> component) {
        return component
                .flatMap(one -> one.fields().stream()
                        .filter(other -> other.id().equals(field.id()))
                        .findFirst())
                .filter(other -> StoredShapes.agree(field, other))
                .isEmpty();
    }

    private int entries(List<FieldPlace> holders) {
        Map<String, List<FieldPlace>> byType = new LinkedHashMap<>();
        holders.forEach(place ->
                byType.computeIfAbsent(place.type(), _ -> new ArrayList<>()).add(place));
        int entries = 0;
        for (Map.Entry<String, List<FieldPlace>> type : byType.entrySet()) {
            entries += uses.heads(type.getKey(), List.of(type.getValue())).getFirst();
        }
        return entries;
    }

    private static String path(String component, List<ModelFile> files) {
        return files.stream()
                .filter(file -> file.path().startsWith("components/"))
                .filter(file -> ModelYaml.read(file)
                        .filter(document -> component.equals(document.get("id")))
                        .isPresent())
                .map(ModelFile::path)
                .findFirst()
                .orElse("");
    }
}
