package io.yizhan.core.modelling;

import io.yizhan.core.model.ModelWords;
import io.yizhan.core.model.Vocabulary;
import io.yizhan.core.modelling.ModelPlan.PlannedChange;
import io.yizhan.core.security.Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans, documents and words of the builder in the shape of the admin API. */
final class ModelPlanAnswers {
    /** Icons that the admin knows. */
    private static final List<String> ICONS = List.of(
            "apartment",
            "appstore",
            "article",
            "audit",
            "bank",
            "book",
            "building",
            "calendar",
            "catalog",
            "certificate",
            "container",
            "crown",
            "environment",
            "experiment",
            "file",
            "file-done",
            "file-text",
            "flag",
            "gem",
            "gift",
            "global",
            "globe",
            "home",
            "idcard",
            "map",
            "map-pin",
            "organisation",
            "person",
            "picture",
            "place",
            "play",
            "product",
            "profile",
            "read",
            "safety",
            "shop",
            "shopping",
            "solution",
            "sound",
            "star",
            "tag",
            "team",
            "trophy",
            "user",
            "work");

    private static final Map<String, Map<String, String>> MENUS = Map.of(
            "showcase", Map.of("zh-Hans", "展示", "en", "Showcase"),
            "trade", Map.of("zh-Hans", "贸易", "en", "Trade"),
            "people", Map.of("zh-Hans", "机构与人物", "en", "People"),
            "editorial", Map.of("zh-Hans", "编辑", "en", "Editorial"),
            "reference", Map.of("zh-Hans", "参考", "en", "Reference"));

    private ModelPlanAnswers() {}

    static Map<String, @Nullable Object> plan(Access access, ModelPlan plan) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("hash", plan.hash());
        answer.put("applicable", plan.applicable());
        answer.put("removes", plan.removes());
        answer.put(
                "problems",
                plan.problems().stream().map(ModelPlanAnswers::problem).toList());
        answer.put(
                "changes", plan.changes().stream().map(ModelPlanAnswers::change).toList());
        answer.put("ddl", plan.ddl());
        answer.put("api", plan.api().stream().map(ModelPlanAnswers::api).toList());
        answer.put(
                "types",
                plan.types().stream()
                        .map(type -> ModelFetcher.type(access, type))
                        .toList());
        answer.put(
                "sdl",
                plan.sdl().entrySet().stream()
                        .map(sdl -> Map.of("type", sdl.getKey(), "sdl", sdl.getValue()))
                        .toList());
        return answer;
    }

    private static Map<String, @Nullable Object> problem(PlanProblem problem) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("path", problem.path());
        answer.put("at", problem.at());
        answer.put("line", problem.line() > 0 ? problem.line() : null);
        answer.put("code", problem.code());
        answer.put("message", problem.message().texts());
        return answer;
    }

    private static Map<String, @Nullable Object> change(PlannedChange planned) {
        ModelChange change = planned.change();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("kind", change.kind().name());
        answer.put("target", change.target());
        answer.put("field", change.field().orElse(null));
        answer.put("message", planned.message().texts());
        answer.put("entries", planned.entries());
        answer.put("invalid", planned.invalid());
        answer.put("removal", change.removal());
        return answer;
    }

    private static Map<String, Object> api(ApiChange change) {
        return Map.of(
                "breaking",
                change.breaking(),
                "path",
                change.path(),
                "message",
                change.message().texts());
    }

    static Map<String, Object> document(ModelDocument document) {
        return Map.of(
                "owner",
                document.owner(),
                "kind",
                document.kind().name(),
                "id",
                document.id(),
                "path",
                document.path(),
                "document",
                document.document());
    }

    /** @param schemes terms that name schemes, if there are */
    static Map<String, Object> words(Optional<Vocabulary> schemes) {
        return Map.of(
                "fieldTypes",
                ModelWords.fieldTypes().stream()
                        .map(ModelPlanAnswers::fieldType)
                        .toList(),
                "units",
                ModelWords.units(),
                "schemes",
                ModelWords.schemes().stream().map(id -> scheme(id, schemes)).toList(),
                "menus",
                ModelWords.menus().stream()
                        .map(id -> Map.of("id", id, "label", MENUS.getOrDefault(id, Map.of("en", id))))
                        .toList(),
                "icons",
                ICONS,
                "assetKinds",
                ModelWords.assetKinds());
    }

    private static Map<String, Object> fieldType(ModelWords.FieldTypeWord word) {
        return Map.of(
                "word",
                word.word(),
                "options",
                word.options(),
                "localizable",
                word.localizable(),
                "filterable",
                word.filterable(),
                "sortable",
                word.sortable(),
                "unique",
                word.unique());
    }

    private static Map<String, Object> scheme(String id, Optional<Vocabulary> schemes) {
        Map<String, String> otherwise = id.equals("accession")
                ? Map.of("zh-Hans", "藏品号", "en", "Accession number")
                : Map.of("zh-Hans", id.toUpperCase(java.util.Locale.ROOT), "en", id.toUpperCase(java.util.Locale.ROOT));
        return Map.of(
                "id",
                id,
                "label",
                schemes.flatMap(known -> known.findTerm(id))
                        .map(term -> term.label().texts())
                        .orElse(otherwise));
    }
}
