package io.yizhan.core.review;

import io.yizhan.core.entry.EntryChecks;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.media.Asset;
import io.yizhan.core.media.AssetKind;
import io.yizhan.core.media.AssetReader;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Finding.Severity;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.RichTexts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.ReferenceStore.Use;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the machine looks at before people do: all that publishing checks, pictures, references and sensitive words. */
@Singleton
class SubmissionChecks {
    private static final String ASSET = "asset";

    private final EntryChecks checks;
    private final EntryStore entries;
    private final ReferenceStore references;
    private final AssetReader assets;
    private final WorkflowStore workflows;

    SubmissionChecks(
            EntryChecks checks,
            EntryStore entries,
            ReferenceStore references,
            AssetReader assets,
            WorkflowStore workflows) {
        this.checks = checks;
        this.entries = entries;
        this.references = references;
        this.assets = assets;
        this.workflows = workflows;
    }

    /** By locale, errors among them; whoever may see the fields they are about. */
    Map<String, List<EntryFinding>> find(ContentTransaction tx, Head head, List<String> locales) {
        ContentType type = tx.layout().model().requireType(head.type());
        List<Use> uses = references.from(tx.sql(), Stage.DRAFT, List.of(head.id()));
        Map<UUID, Asset> pictures = assets.find(
                tx.sql(),
                uses.stream()
                        .filter(use -> use.targetType().equals(ASSET))
                        .map(Use::target)
                        .collect(Collectors.toSet()));
        List<EntryFinding> shared = references(tx, uses);
        SensitiveWords words = workflows.words(tx.sql());
        Map<String, List<EntryFinding>> found = new LinkedHashMap<>();
        for (String locale : locales) {
            List<EntryFinding> own = new ArrayList<>(checks.complete(tx.layout(), type, head, locale));
            own.addAll(shared);
            own.addAll(pictures(uses, pictures, locale));
            own.addAll(words(tx, type, head, locale, words));
            found.put(locale, own.stream().distinct().toList());
        }
        return found;
    }

    private List<EntryFinding> references(ContentTransaction tx, List<Use> uses) {
        Map<FieldKey, Set<UUID>> targets = byField(
                uses.stream().filter(use -> !use.targetType().equals(ASSET)).toList());
        Set<UUID> all = targets.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (all.isEmpty()) {
            return List.of();
        }
        Map<UUID, LocaleStates> states = entries.localeStates(tx.sql(), all);
        Set<UUID> trashed = entries.findHeads(tx.sql(), all).stream()
                .filter(Head::trashed)
                .map(Head::id)
                .collect(Collectors.toSet());
        List<EntryFinding> findings = new ArrayList<>();
        targets.forEach((field, ids) -> {
            long gone = ids.stream().filter(trashed::contains).count();
            long unpublished = ids.stream()
                    .filter(id -> !trashed.contains(id) && !published(states.getOrDefault(id, LocaleStates.none())))
                    .count();
            count("REFERENCE_TRASHED", field, Optional.empty(), gone).ifPresent(findings::add);
            count("REFERENCE_UNPUBLISHED", field, Optional.empty(), unpublished).ifPresent(findings::add);
        });
        return findings;
    }

    private static boolean published(LocaleStates states) {
        return states.find(Locales.SHARED).filter(LocaleStates.Row::published).isPresent();
    }

    private static List<EntryFinding> pictures(List<Use> uses, Map<UUID, Asset> pictures, String locale) {
        List<EntryFinding> findings = new ArrayList<>();
        byField(uses).forEach((field, ids) -> {
            long mute = ids.stream()
                    .flatMap(id -> Optional.ofNullable(pictures.get(id)).stream())
                    .filter(asset -> asset.kind() == AssetKind.IMAGE)
                    .filter(asset ->
                            asset.details().alt().getOrDefault(locale, "").isBlank())
                    .count();
            count("ALT_MISSING", field, Optional.of(locale), mute).ifPresent(findings::add);
        });
        return findings;
    }

    private static Optional<EntryFinding> count(String code, FieldKey field, Optional<String> locale, long count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(ReviewFindings.inField(
                        code, field, locale, Map.of("count", Long.toString(count)), Severity.WARNING));
    }

    private static Map<FieldKey, Set<UUID>> byField(List<Use> uses) {
        Map<FieldKey, Set<UUID>> fields = new LinkedHashMap<>();
        uses.forEach(use -> fields.computeIfAbsent(
                        FieldKey.parse(use.fieldPath().split("/", 2)[0]), _ -> new LinkedHashSet<>())
                .add(use.target()));
        return fields;
    }

    private static List<EntryFinding> words(
            ContentTransaction tx, ContentType type, Head head, String locale, SensitiveWords words) {
        List<EntryFinding> findings = new ArrayList<>();
        for (Field field : type.allFields()) {
            Optional<String> where = field.localized() ? Optional.of(locale) : Optional.empty();
            Optional<JsonNode> value = head.fields()
                    .find(field, where.orElse(Locales.SHARED), tx.layout().locales());
            words.in(value.map(node -> text(field, node)).orElse(""))
                    .forEach(word -> findings.add(ReviewFindings.inField(
                            "SENSITIVE_WORD", field.key(), where, Map.of("word", word.text()), word.severity())));
        }
        return findings;
    }

    /** What people read of a value. */
    private static String text(Field field, JsonNode value) {
        return switch (field.type()) {
            case FieldType.Text _, FieldType.LongText _ -> value.asString("");
            case FieldType.RichText _ -> RichTexts.plainText(value);
            case FieldType.Group _, FieldType.Blocks _ -> rows(value, field.type(), "");
            case FieldType.Reference _ -> rows(value, field.type(), "attributes");
            default -> "";
        };
    }

    private static String rows(JsonNode value, FieldType type, String inside) {
        Iterable<JsonNode> rows = value.isArray() ? value.values() : List.of(value);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> inside.isEmpty() ? row : row.path(inside))
                .flatMap(row -> type.inner(row).stream().map(inner -> text(inner, row.path(inner.id()))))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
