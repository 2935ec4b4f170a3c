package io.yizhan.load;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.model.ContentModels;
import io.yizhan.load.FloorStore.Row;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The questions of {@link Cases} answered by a program that can do nothing else: what the delivery API is measured against. */
@Controller("/floor")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FloorController {
    private static final String LOCALE = "en";

    private final FloorStore store;
    private final ContentModels models;
    private final JsonMapper json = JsonMapper.builder().build();

    FloorController(FloorStore store, ContentModels models) {
        this.store = store;
        this.models = models;
    }

    @Get("/entry")
    HttpResponse<byte[]> entry(@QueryValue String slug) {
        Row work = store.rows(
                        "select w.entry_id, w.f_slug, t.f_title, w.f_sector from p_work w"
                                + " join p_work_text t on t.entry_id = w.entry_id and t.locale = ? where w.f_slug = ?",
                        LOCALE,
                        slug)
                .getFirst();
        List<Row> makers = store.rows(
                "select r.target_id, if(p.entry_id is null, 'Organisation', 'Person'), coalesce(p.f_name, o.f_name)"
                        + " from p_reference r"
                        + " left join p_person_text p on p.entry_id = r.target_id and p.locale = ?"
                        + " left join p_organisation_text o on o.entry_id = r.target_id and o.locale = ?"
                        + " where r.entry_id = ? and r.field = 'core.makers'"
                        + " and (p.entry_id is not null or o.entry_id is not null) order by r.ordinal limit 10",
                LOCALE,
                LOCALE,
                work.id());
        List<Row> related = store.rows(
                "select w.entry_id, w.f_slug, t.f_title from p_reference r join p_work w on w.entry_id = r.target_id"
                        + " join p_work_text t on t.entry_id = w.entry_id and t.locale = ?"
                        + " where r.entry_id = ? and r.field = 'core.relatedWorks' order by r.ordinal limit 5",
                LOCALE,
                work.id());
        return answer(out -> {
            out.writeObjectPropertyStart("work");
            out.writeStringProperty("id", work.id().toString());
            out.writeStringProperty("slug", work.texts().get(0));
            out.writeStringProperty("title", work.texts().get(1));
            term(out, "sector", work.texts().get(2));
            nodes(out, "makers", makers, maker -> {
                out.writeStringProperty("__typename", maker.texts().get(0));
                if (maker.texts().get(0).equals("Person")) {
                    out.writeStringProperty("id", maker.id().toString());
                    out.writeStringProperty("name", maker.texts().get(1));
                }
            });
            nodes(out, "relatedWorks", related, one -> slugAndTitle(out, one));
            out.writeEndObject();
        });
    }

    /** Behind the entry with this title key and id. */
    @Get("/deep")
    HttpResponse<byte[]> deep(@QueryValue String key, @QueryValue UUID id) {
        return list(store.rows(
                "select w.entry_id, w.f_slug, t.f_title, w.f_kind from p_work_text t"
                        + " join p_work w on w.entry_id = t.entry_id"
                        + " where t.locale = ? and (t.f_title_s > unhex(?) or t.f_title_s = unhex(?) and t.entry_id > ?)"
                        + " order by t.f_title_s, t.entry_id limit 21",
                LOCALE,
                key,
                key,
                id));
    }

    /** As many as a page may have, with their rich texts. */
    @Get("/bodies")
    HttpResponse<byte[]> bodies(@QueryValue String key, @QueryValue UUID id) {
        List<Row> works = store.rows(
                "select w.entry_id, w.f_slug, t.f_title, w.long_document from p_work_text t"
                        + " join p_work w on w.entry_id = t.entry_id"
                        + " where t.locale = ? and (t.f_title_s > unhex(?) or t.f_title_s = unhex(?) and t.entry_id > ?)"
                        + " order by t.f_title_s, t.entry_id limit 100",
                LOCALE,
                key,
                key,
                id);
        return answer(out -> nodes(out, "works", works, work -> {
            out.writeStringProperty("id", work.id().toString());
            slugAndTitle(out, work);
            out.writeObjectPropertyStart("description");
            out.writePOJOProperty("json", json.readTree(work.texts().get(2)).at("/core.description/" + LOCALE));
            out.writeEndObject();
        }));
    }

    @Get("/page")
    HttpResponse<byte[]> page(@QueryValue String sector) {
        List<Row> works = store.rows(
                "select w.entry_id, w.f_slug, t.f_title, w.f_kind from p_work w"
                        + " join p_work_text t on t.entry_id = w.entry_id and t.locale = ?"
                        + " where w.f_sector = ? order by t.f_title_s, w.entry_id limit 21",
                LOCALE,
                sector);
        return list(works);
    }

    private HttpResponse<byte[]> list(List<Row> works) {
        return answer(out -> {
            out.writeObjectPropertyStart("works");
            out.writeArrayPropertyStart("nodes");
            for (Row work : works.subList(0, Math.min(20, works.size()))) {
                out.writeStartObject();
                out.writeStringProperty("id", work.id().toString());
                slugAndTitle(out, work);
                term(out, "kind", work.texts().get(2));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeObjectPropertyStart("pageInfo");
            out.writeBooleanProperty("hasNextPage", works.size() > 20);
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    @Get("/nested")
    HttpResponse<byte[]> nested(@QueryValue String slug) {
        Row fair = store.rows(
                        "select f.entry_id, t.f_name from p_trade_fair f"
                                + " join p_trade_fair_text t on t.entry_id = f.entry_id and t.locale = ? where f.f_slug = ?",
                        LOCALE,
                        slug)
                .getFirst();
        List<Row> exhibitors = store.rows(
                "select r.target_id, json_value(r.attributes, '$.booth'), t.f_name from p_reference r"
                        + " join p_export_enterprise_text t on t.entry_id = r.target_id and t.locale = ?"
                        + " where r.entry_id = ? and r.field = 'core.exhibitors' order by r.ordinal limit 40",
                LOCALE,
                fair.id());
        Map<UUID, List<Row>> works = works(exhibitors.stream().map(Row::id).toList());
        return answer(out -> {
            out.writeObjectPropertyStart("tradeFair");
            out.writeStringProperty("name", fair.texts().getFirst());
            out.writeObjectPropertyStart("exhibitors");
            out.writeArrayPropertyStart("edges");
            for (Row exhibitor : exhibitors) {
                out.writeStartObject();
                out.writeStringProperty("booth", exhibitor.texts().get(0));
                out.writeObjectPropertyStart("node");
                out.writeStringProperty("name", exhibitor.texts().get(1));
                nodes(out, "works", works.getOrDefault(exhibitor.id(), List.of()), work -> slugAndTitle(out, work));
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private Map<UUID, List<Row>> works(List<UUID> exhibitors) {
        List<Object> arguments = new ArrayList<>(List.of(LOCALE));
        arguments.addAll(exhibitors);
        Map<UUID, List<Row>> works = new LinkedHashMap<>();
        for (Row work : store.rows(
                "select r.entry_id, w.f_slug, t.f_title from p_reference r join p_work w on w.entry_id = r.target_id"
                        + " join p_work_text t on t.entry_id = w.entry_id and t.locale = ?"
                        + " where r.entry_id in (" + FloorStore.marks(exhibitors) + ") and r.field = 'core.works'"
                        + " order by r.entry_id, r.ordinal",
                arguments.toArray())) {
            List<Row> of = works.computeIfAbsent(work.id(), _ -> new ArrayList<>());
            if (of.size() < 3) {
                of.add(work);
            }
        }
        return works;
    }

    private static void slugAndTitle(JsonGenerator out, Row work) {
        out.writeStringProperty("slug", work.texts().get(0));
        out.writeStringProperty("title", work.texts().get(1));
    }

    private static void nodes(JsonGenerator out, String name, List<Row> rows, Consumer<Row> writing) {
        out.writeObjectPropertyStart(name);
        out.writeArrayPropertyStart("nodes");
        for (Row row : rows) {
            out.writeStartObject();
            writing.accept(row);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void term(JsonGenerator out, String field, String code) {
        out.writeObjectPropertyStart(field);
        out.writeStringProperty("code", code);
        if (field.equals("sector")) {
            out.writeStringProperty(
                    "label",
                    models.current()
                            .requireVocabulary("sector")
                            .findTerm(code)
                            .orElseThrow()
                            .label()
                            .in(LOCALE));
        }
        out.writeEndObject();
    }

    private HttpResponse<byte[]> answer(Consumer<JsonGenerator> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeObjectPropertyStart("data");
            writing.accept(out);
            out.writeEndObject();
            out.writeEndObject();
        }
        return HttpResponse.ok(bytes.toByteArray()).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
