package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Labels;
import io.yizhan.core.modelling.ModelPlan.PlannedChange;
import io.yizhan.core.projection.ModelLayout;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What changes of the model mean for entries that are there: which they concern, and what would harm them. */
@Singleton
class ChangeEffects {
    private final ModelUseStore uses;
    private final PresentValues values;

    ChangeEffects(ModelUseStore uses, PresentValues values) {
        this.uses = uses;
        this.values = values;
    }

    /** Counts for each change the entries concerned: one statement for a type, and a look at its values if a rule is tighter. */
    List<PlannedChange> of(List<ModelChange> changes, ContentModel before, ModelLayout after) {
        int[] entries = new int[changes.size()];
        int[] invalid = new int[changes.size()];
        boolean[] atLeast = new boolean[changes.size()];
        byType(changes).forEach((type, numbers) -> {
            List<List<FieldPlace>> asked =
                    numbers.stream().map(i -> placesIn(changes.get(i), type)).toList();
            List<Integer> counts = uses.heads(type, asked);
            for (int i = 0; i < numbers.size(); i++) {
                entries[numbers.get(i)] += counts.get(i);
            }
            Optional<ContentType> next = after.model().findType(type);
            List<Integer> tighter =
                    numbers.stream().filter(i -> changes.get(i).tighter()).toList();
            if (next.isPresent() && before.findType(type).isPresent() && !tighter.isEmpty()) {
                List<Set<String>> keys = tighter.stream()
                        .map(i -> placesIn(changes.get(i), type).stream()
                                .map(FieldPlace::outer)
                                .collect(Collectors.toSet()))
                        .toList();
                PresentValues.Invalid found = values.count(after, type, keys);
                for (int i = 0; i < tighter.size(); i++) {
                    invalid[tighter.get(i)] += found.entries().get(i);
                    atLeast[tighter.get(i)] |= !found.all();
                }
            }
        });
        List<PlannedChange> planned = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            ModelChange change = changes.get(i);
            planned.add(new PlannedChange(change, entries[i], invalid[i], message(change, invalid[i], atLeast[i])));
        }
        return planned;
    }

    private static Labels message(ModelChange change, int invalid, boolean atLeast) {
        if (!atLeast) {
            return change.message();
        }
        return Labels.of(
                change.message().in("zh-Hans") + "（只检查了前 " + PresentValues.MOST + " 个条目，不合新规则的至少 " + invalid + " 个）",
                change.message().in("en") + " (only the first " + PresentValues.MOST
                        + " entries were looked at: at least " + invalid + " do not keep the new rule)");
    }

    private static Map<String, List<Integer>> byType(List<ModelChange> changes) {
        Map<String, List<Integer>> byType = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Set<String> types = changes.get(i).places().stream()
                    .map(FieldPlace::type)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (String type : types) {
                byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(i);
            }
        }
        return byType;
    }

    private static List<FieldPlace> placesIn(ModelChange change, String type) {
        return change.places().stream()
                .filter(place -> place.type().equals(type))
                .toList();
    }

    /**
     * What would make values unreadable, or keep entries from being published.
     *
     * @param shapes of all fields the site ever had; those of the next model are added
     */
    List<PlanProblem> shapes(
            ContentModel before,
            ContentModel after,
            List<ModelChange> changes,
            FilePlaces files,
            Map<String, String> shapes) {
        List<PlanProblem> problems = new ArrayList<>();
        StoredShapes.of(before).forEach((place, shape) -> shapes.putIfAbsent(place.toString(), shape));
        Map<FieldPlace, String> other = new LinkedHashMap<>();
        Set<FieldPlace> unique = new LinkedHashSet<>();
        StoredShapes.of(after).forEach((place, shape) -> {
            String known = shapes.put(place.toString(), shape);
            if (known != null && !StoredShapes.agree(known, shape)) {
                other.put(place, known);
            } else if (known != null && StoredShapes.unique(shape) && !StoredShapes.unique(known)) {
                unique.add(place);
            }
        });
        counted(other.keySet(), true).forEach((place, count) -> {
            Labels was = StoredShapes.words(other.getOrDefault(place, ""));
            Labels is = StoredShapes.words(shapes.getOrDefault(place.toString(), ""));
            Map<String, Labels> params = new LinkedHashMap<>(params(label(place, before, after), count));
            params.put("before", was);
            params.put("after", is);
            problems.add(problem(PlanProblemCode.SHAPE_CHANGED, files.find(place), params));
        });
        counted(unique, false)
                .forEach((place, count) -> problems.add(problem(
                        PlanProblemCode.UNIQUE_WITH_VALUES,
                        files.find(place),
                        params(label(place, before, after), count))));
        Set<FieldPlace> inner = changes.stream()
                .filter(change -> change.kind() == ChangeKind.FIELD_REMOVED)
                .flatMap(change -> change.places().stream())
                .filter(FieldPlace::isInside)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        counted(inner, false)
                .forEach((place, count) -> problems.add(problem(
                        PlanProblemCode.INNER_VALUES, files.find(place), params(label(place, before, after), count))));
        return problems;
    }

    private static Labels label(FieldPlace place, ContentModel before, ContentModel after) {
        return place.findLabel(after)
                .or(() -> place.findLabel(before))
                .orElseGet(() -> Labels.of(place.toString(), place.toString()));
    }

    private static Map<String, Labels> params(Labels field, Integer count) {
        return Map.of("field", field, "count", Labels.of(count.toString(), count.toString()));
    }

    private static PlanProblem problem(PlanProblemCode code, FilePlaces.Found found, Map<String, Labels> params) {
        return new PlanProblem(found.path(), found.at(), 0, code.name(), code.spoken(params));
    }

    /** Places that hold values, with how many entries or versions do. */
    private Map<FieldPlace, Integer> counted(Set<FieldPlace> places, boolean versions) {
        Map<FieldPlace, Integer> counted = new LinkedHashMap<>();
        places.stream().collect(Collectors.groupingBy(FieldPlace::type)).forEach((type, ofType) -> {
            List<List<FieldPlace>> asked = ofType.stream().map(List::of).toList();
            List<Integer> counts = versions ? uses.versions(type, asked) : uses.heads(type, asked);
            for (int i = 0; i < ofType.size(); i++) {
                if (counts.get(i) > 0) {
                    counted.put(ofType.get(i), counts.get(i));
                }
            }
        });
        return counted;
    }
}
