package io.yizhan.core.plugins;

import static io.yizhan.core.database.generated.Tables.SITE_MODEL;

import io.yizhan.core.database.generated.tables.records.SiteModelRecord;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelFile;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Revisions of the site's own model. A revision is only ever added. */
@Singleton
final class SiteModelStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A revision.
     *
     * @param files as they were pushed, or as they were written for the builder
     * @param shapes how each field that any revision ever had is stored: place to shape
     */
    record Kept(int revision, List<ModelFile> files, Map<String, String> shapes, Instant changedAt, Optional<UUID> by) {
        Kept {
            files = List.copyOf(files);
            shapes = Map.copyOf(shapes);
        }

        static Kept none() {
            return new Kept(0, List.of(), Map.of(), Instant.EPOCH, Optional.empty());
        }
    }

    /** Number of the newest revision; 0 if there is none. */
    int newest(DSLContext sql) {
        return sql.select(DSL.coalesce(DSL.max(SITE_MODEL.REVISION), DSL.val(0)))
                .from(SITE_MODEL)
                .fetchSingle()
                .value1();
    }

    Optional<Kept> findNewest(DSLContext sql) {
        return sql.selectFrom(SITE_MODEL)
                .orderBy(SITE_MODEL.REVISION.desc())
                .limit(1)
                .fetchOptional(SiteModelStore::kept);
    }

    private static Kept kept(SiteModelRecord row) {
        List<ModelFile> files = new ArrayList<>();
        for (JsonNode file : JSON.readTree(row.getFiles()).values()) {
            byte[] content = file.path("content").stringValue("").getBytes(StandardCharsets.UTF_8);
            files.add(new ModelFile(file.path("path").stringValue(""), content));
        }
        Map<String, String> shapes = new TreeMap<>();
        JSON.readTree(row.getShapes())
                .properties()
                .forEach(shape -> shapes.put(shape.getKey(), shape.getValue().stringValue("")));
        return new Kept(row.getRevision(), files, shapes, row.getChangedAt(), Optional.ofNullable(row.getChangedBy()));
    }

    /** @throws org.jooq.exception.DataAccessException if there is such a revision */
    void add(DSLContext sql, Kept kept, SiteModels.Reason reason) {
        ArrayNode files = JsonNodeFactory.instance.arrayNode();
        for (ModelFile file : kept.files()) {
            files.addObject()
                    .put("path", file.path())
                    .put("content", new String(file.content(), StandardCharsets.UTF_8));
        }
        ObjectNode shapes = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(kept.shapes()).forEach(shapes::put);
        ArrayNode summary = JsonNodeFactory.instance.arrayNode();
        for (Labels line : reason.summary()) {
            ObjectNode texts = summary.addObject();
            line.texts().forEach(texts::put);
        }
        sql.insertInto(SITE_MODEL)
                .set(SITE_MODEL.REVISION, kept.revision())
                .set(SITE_MODEL.FILES, files.toString())
                .set(SITE_MODEL.SHAPES, shapes.toString())
                .set(SITE_MODEL.SUMMARY, summary.toString())
                .set(SITE_MODEL.NOTE, reason.note().orElse(null))
                .set(SITE_MODEL.CHANGED_AT, kept.changedAt())
                .set(SITE_MODEL.CHANGED_BY, kept.by().orElse(null))
                .execute();
    }

    /** Notes why the newest revision is left out by the server that starts, or that it is not. */
    void noteProblem(DSLContext sql, int revision, Optional<Labels> problem) {
        String text = problem.map(labels -> labels.in("zh-Hans") + "\n\n" + labels.in("en"))
                .orElse(null);
        sql.update(SITE_MODEL)
                .set(SITE_MODEL.PROBLEM, text)
                .where(SITE_MODEL.REVISION.eq(revision))
                .and(SITE_MODEL.PROBLEM.isDistinctFrom(text))
                .execute();
    }

    /** Revisions below a number, newest first; what they held is left out. */
    List<SiteModels.Revision> history(DSLContext sql, int below, int most) {
        return sql.select(
                        SITE_MODEL.REVISION,
                        SITE_MODEL.CHANGED_AT,
                        SITE_MODEL.CHANGED_BY,
                        SITE_MODEL.NOTE,
                        SITE_MODEL.SUMMARY)
                .from(SITE_MODEL)
                .where(SITE_MODEL.REVISION.lt(below))
                .orderBy(SITE_MODEL.REVISION.desc())
                .limit(most)
                .fetch(row -> new SiteModels.Revision(
                        row.value1(),
                        row.value2(),
                        Optional.ofNullable(row.value3()),
                        Optional.ofNullable(row.value4()),
                        summary(row.value5())));
    }

    private static List<Labels> summary(String json) {
        List<Labels> lines = new ArrayList<>();
        for (JsonNode line : JSON.readTree(json).values()) {
            Map<String, String> texts = new TreeMap<>();
            line.properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue().stringValue("")));
            lines.add(new Labels(texts));
        }
        return lines;
    }
}
