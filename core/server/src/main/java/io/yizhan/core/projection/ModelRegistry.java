package io.yizhan.core.projection;

import static io.yizhan.core.database.generated.Tables.CONTENT_MODEL;
import static io.yizhan.core.database.generated.Tables.MODEL_GENERATION;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What the database knows of fields: how each is stored and in which generation of its column. A field that goes keeps
 * its row, so its id stays reserved and its data comes back with it.
 */
final class ModelRegistry {
    private static final byte ONLY_ROW = 1;

    private ModelRegistry() {}

    /** The generation of each field's column once {@code next} is in force. Reads only. */
    static ColumnGenerations plan(DSLContext sql, ContentModel next) {
        Map<String, Integer> generations = new HashMap<>();
        Map<String, Known> known = known(sql);
        signatures(next).forEach((path, signature) -> {
            Known before = known.get(path);
            int generation = before == null
                    ? 1
                    : before.signature().equals(signature) ? before.generation() : before.generation() + 1;
            generations.put(path, generation);
        });
        return new ColumnGenerations(generations);
    }

    /** Writes the plan down; part of the swap. */
    static void keep(DSLContext sql, ContentModel next, ColumnGenerations generations, Instant now) {
        Map<String, Known> known = known(sql);
        Map<String, String> signatures = signatures(next);
        signatures.forEach((path, signature) -> {
            int generation = generations.of(typeOf(path), fieldOf(path));
            Known before = known.get(path);
            if (before == null || before.generation() != generation || before.removed()) {
                sql.insertInto(CONTENT_MODEL)
                        .set(CONTENT_MODEL.TYPE_ID, typeOf(path))
                        .set(CONTENT_MODEL.FIELD_KEY, fieldOf(path))
                        .set(CONTENT_MODEL.FIELD_TYPE, signature)
                        .set(CONTENT_MODEL.LOCALIZED, signature.endsWith("/localized"))
                        .set(CONTENT_MODEL.COLUMN_GENERATION, generation)
                        .onDuplicateKeyUpdate()
                        .set(CONTENT_MODEL.FIELD_TYPE, signature)
                        .set(CONTENT_MODEL.LOCALIZED, signature.endsWith("/localized"))
                        .set(CONTENT_MODEL.COLUMN_GENERATION, generation)
                        .setNull(CONTENT_MODEL.REMOVED_AT)
                        .execute();
            }
        });
        known.entrySet().stream()
                .filter(before -> !before.getValue().removed() && !signatures.containsKey(before.getKey()))
                .forEach(before -> sql.update(CONTENT_MODEL)
                        .set(CONTENT_MODEL.REMOVED_AT, now)
                        .where(CONTENT_MODEL.TYPE_ID.eq(typeOf(before.getKey())))
                        .and(CONTENT_MODEL.FIELD_KEY.eq(fieldOf(before.getKey())))
                        .execute());
    }

    /** Generation and fingerprint of the model in force; empty in a new database. */
    static Optional<Generation> findGeneration(DSLContext sql) {
        return sql.select(MODEL_GENERATION.GENERATION, MODEL_GENERATION.FINGERPRINT)
                .from(MODEL_GENERATION)
                .where(MODEL_GENERATION.ID.eq(ONLY_ROW))
                .fetchOptional(row -> new Generation(row.value1(), row.value2()));
    }

    /** The same, for a transaction that writes content: the model cannot be swapped until it ends. */
    static long requireGenerationShared(DSLContext sql) {
        return sql.select(MODEL_GENERATION.GENERATION)
                .from(MODEL_GENERATION)
                .where(MODEL_GENERATION.ID.eq(ONLY_ROW))
                .forShare()
                .fetchSingle()
                .value1();
    }

    /** Takes the generation for the swap: no content is written until the transaction ends. */
    static void lockGeneration(DSLContext sql) {
        sql.select(MODEL_GENERATION.GENERATION)
                .from(MODEL_GENERATION)
                .where(MODEL_GENERATION.ID.eq(ONLY_ROW))
                .forUpdate()
                .fetch();
    }

    static void setGeneration(DSLContext sql, Generation generation, Instant now) {
        sql.insertInto(MODEL_GENERATION)
                .set(MODEL_GENERATION.ID, ONLY_ROW)
                .set(MODEL_GENERATION.GENERATION, generation.number())
                .set(MODEL_GENERATION.FINGERPRINT, generation.fingerprint())
                .set(MODEL_GENERATION.CHANGED_AT, now)
                .onDuplicateKeyUpdate()
                .set(MODEL_GENERATION.GENERATION, generation.number())
                .set(MODEL_GENERATION.FINGERPRINT, generation.fingerprint())
                .set(MODEL_GENERATION.CHANGED_AT, now)
                .execute();
    }

    /** Which model is in force. */
    record Generation(long number, String fingerprint) {}

    private record Known(String signature, int generation, boolean removed) {}

    private static Map<String, Known> known(DSLContext sql) {
        return sql.selectFrom(CONTENT_MODEL)
                .fetchMap(
                        row -> row.getTypeId() + ":" + row.getFieldKey(),
                        row -> new Known(row.getFieldType(), row.getColumnGeneration(), row.getRemovedAt() != null));
    }

    private static Map<String, String> signatures(ContentModel model) {
        Map<String, String> signatures = new LinkedHashMap<>();
        for (ContentType type : model.types().values()) {
            for (Field field : type.allFields()) {
                signatures.put(type.id() + ":" + field.key(), LayoutPlanner.signature(field));
                if (field.type() instanceof FieldType.Group group) {
                    for (Field inner : group.fields()) {
                        List<FieldKey> path = new ArrayList<>(List.of(field.key(), inner.key()));
                        signatures.put(type.id() + ":" + Names.path(path), LayoutPlanner.signature(inner));
                    }
                }
            }
        }
        return signatures;
    }

    private static String typeOf(String path) {
        return path.substring(0, path.indexOf(':'));
    }

    private static String fieldOf(String path) {
        return path.substring(path.indexOf(':') + 1);
    }
}
