package io.yizhan.core.trade;

import io.yizhan.core.app.Yizhan;
import io.yizhan.core.database.Database;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.trade.GuardProbes.Probe;
import io.yizhan.core.trade.GuardSchema.Selected;
import io.yizhan.core.trade.GuardedField.Guard;
import io.yizhan.core.trade.GuardedField.Listed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A server with a guarded field of every type, filled entries, and everybody who may ask. */
final class GuardWorld implements AutoCloseable {
    /** Types of which a catalogue opens entries to who holds it. */
    private static final Set<String> OPENED = Set.of("exportCatalog", "exportProduct", "exportEnterprise");

    final TradeServer server = new TradeServer();
    final Listed listed = Listed.read();
    /** Of the filled entries, by name of the type in the API. */
    final Map<String, String> titles = new LinkedHashMap<>();

    final GuardCanaries canaries;
    final GuardSchema schema;
    final List<GuardedField> fields;
    final List<GuardAsker> askers;
    /** The position of events before the entries were filled, and a moment after. */
    final long before;

    final String past;

    GuardWorld() {
        server.bean(ContentModels.class).change(ModelReader.read(List.of(core(), site())));
        TradeServer.Browser clerk = server.staff("clerk", "editor", Optional.empty());
        before = server.bean(Database.class).read(server.bean(EventStore.class)::position);
        canaries = new GuardCanaries(server, listed);
        model().types().values().forEach(type -> {
            JsonNode entry = clerk.adminData(
                            "query($id: ID!) { entry(id: $id) { fields summary(locale: \"en\") { title } } }",
                            Map.of("id", GuardCanaries.entry(type.id())))
                    .get("entry");
            titles.put(type.singular(), entry.at("/summary/title").asString());
            canaries.fill(type, entry.get("fields"));
        });
        past = server.clock.mark().toString();
        schema = new GuardSchema(server.anonymous().get("/graphql/schema.graphql"));
        fields = GuardedField.all(model(), listed);
        askers = callers(server, clerk);
        String search = "{ search(text: \"a\") { totalCount } }";
        while (server.anonymous().post("/graphql", search, Map.of()).contains("errors")) {
            // the index is made anew for the other model
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    ContentModel model() {
        return server.bean(ContentModels.class).current();
    }

    /** The one who may count by partner fields. */
    GuardAsker editor() {
        return askers.getLast();
    }

    List<GuardAsker> others() {
        return askers.subList(0, askers.size() - 1);
    }

    GuardedField field(String path) {
        return fields.stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    GuardProbes probing(boolean thorough) {
        return new GuardProbes(schema, model(), listed, past, thorough);
    }

    List<Probe> probes(boolean thorough) {
        GuardProbes all = probing(thorough);
        return fields.stream().flatMap(field -> all.of(field).stream()).toList();
    }

    /** Lines of the list that are shown or kept back as a whole, by type; also attributes, which stand apart. */
    List<GuardedField> lines(String object) {
        return fields.stream()
                .filter(field -> field.object().equals(object) && field.guard() != Guard.PUBLIC)
                .filter(field -> listed.lines().containsKey(field.path())
                        || listed.lines()
                                .containsKey(
                                        field.path().substring(0, field.path().lastIndexOf('.'))))
                .toList();
    }

    Map<GuardedField, Selected> selected(List<GuardedField> wanted, boolean aliases) {
        Map<GuardedField, Selected> selected = new LinkedHashMap<>();
        for (GuardedField field : wanted) {
            schema.select(field.object(), field.names(), aliases ? "g" + selected.size() : "")
                    .ifPresent(text -> selected.put(field, text));
        }
        return selected;
    }

    static String text(Map<GuardedField, Selected> selected) {
        return "id " + selected.values().stream().map(Selected::text).collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        server.close();
    }

    private static ModelSource core() {
        String lot =
                "\nfields:\n  - { id: lot, type: text, unique: true, visibility: partner, label: { zh-Hans: lot, en: Lot } }\n";
        return new ModelSource(
                "core",
                ModelSource.besideClass("core", Yizhan.class, "model").files().stream()
                        .map(file -> !file.path().endsWith("/export-product.yaml")
                                ? file
                                : new ModelFile(
                                        file.path(),
                                        new String(file.content(), StandardCharsets.UTF_8)
                                                .replaceFirst("\nfields:\n", lot)
                                                .getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private static ModelSource site() {
        byte[] group = GuardedField.resource("field-guard-site.yaml").getBytes(StandardCharsets.UTF_8);
        return new ModelSource("site", List.of(new ModelFile("field-groups/guard.yaml", group)));
    }

    /** Who sees what of partner fields; internal ones show to nobody here. The one who may count by them comes last. */
    private static List<GuardAsker> callers(TradeServer server, TradeServer.Browser clerk) {
        server.partner("bare");
        server.partner("other", TradeServer.STORIES);
        server.partner("holder", "open-studio-2027");
        Partner suspended = server.partner("suspended", "open-studio-2027");
        TradeServer.Browser token = server.token("suspended");
        server.bean(PartnerService.class)
                .suspend(suspended.id(), suspended.version(), "Bills are open.", server.program());
        UUID another = TradeServer.sample("exportEnterprise", "demo-jade");
        return List.of(
                new GuardAsker("anonymous", server.anonymous(), Set.of(), "FORBIDDEN", true),
                new GuardAsker("partner without a grant", server.signedIn("bare"), Set.of(), "FORBIDDEN", true),
                new GuardAsker("partner with another catalogue", server.token("other"), Set.of(), "FORBIDDEN", false),
                new GuardAsker("holder of the catalogue", server.signedIn("holder"), OPENED, "FORBIDDEN", false),
                new GuardAsker("suspended partner", token, Set.of(), "UNAUTHENTICATED", true),
                new GuardAsker(
                        "editor of another enterprise",
                        server.staff("jade", "enterpriseEditor", Optional.of(another)),
                        Set.of(),
                        "FORBIDDEN",
                        false),
                new GuardAsker("token of an editor", server.token("clerk"), Set.of(), "FORBIDDEN", true),
                new GuardAsker("editor", clerk, GuardCanaries.ENTRIES.keySet(), "", false));
    }
}
