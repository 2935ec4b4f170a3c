package io.yizhan.core.app;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.BulkWriter.Write;
import io.yizhan.core.entry.BulkWriter.Written;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.Head;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.media.UploadService;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.publishing.BulkPublisher;
import io.yizhan.core.publishing.BulkPublisher.Published;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Content to look at and try things on: works, fairs, enterprises and products, with pictures. Loading it again adds what
 * is missing and changes nothing else.
 */
@Singleton
public final class SampleContent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FOLDER = "/sample/";

    private final Layouts layouts;
    private final EntryStore entries;
    private final BulkPublisher publisher;
    private final EventFeed feed;
    private final UploadService uploads;
    private final PluginService plugins;
    private final SamplePartners partners;
    private final Author author;

    SampleContent(
            Layouts layouts,
            EntryStore entries,
            BulkPublisher publisher,
            EventFeed feed,
            UploadService uploads,
            PluginService plugins,
            SamplePartners partners,
            AccessService access) {
        this.layouts = layouts;
        this.entries = entries;
        this.publisher = publisher;
        this.feed = feed;
        this.uploads = uploads;
        this.plugins = plugins;
        this.partners = partners;
        Caller program = new Caller.Program();
        this.author = new Author(program, access.of(program));
    }

    /**
     * What came of loading. Entries that are there already count as neither.
     *
     * @param refused key and reasons of those that are not published
     */
    public record Loaded(int created, int published, List<String> refused) {}

    public Loaded load() {
        Map<UUID, JsonNode> all = all();
        Set<UUID> there = layouts.read(tx ->
                entries.findHeads(tx.sql(), all.keySet()).stream().map(Head::id).collect(Collectors.toSet()));
        Map<UUID, JsonNode> missing = new LinkedHashMap<>(all);
        missing.keySet().removeAll(there);
        Map<String, UUID> assets = new LinkedHashMap<>();
        missing.values().forEach(entry -> upload(entry.get("fields"), assets));
        Loaded loaded =
                missing.isEmpty() ? new Loaded(0, 0, List.of()) : layouts.write(tx -> write(tx, missing, assets));
        feed.committed();
        partners.load();
        return loaded;
    }

    private Loaded write(ContentTransaction tx, Map<UUID, JsonNode> missing, Map<String, UUID> assets) {
        List<Write> writes = new ArrayList<>();
        missing.forEach((id, entry) -> writes.add(new Write(
                text(entry, "type"),
                id,
                Optional.empty(),
                Optional.empty(),
                changes(tx.layout(), entry, assets),
                Set.of())));
        BulkPublisher.Result result = publisher.write(tx, author, writes, _ -> true, _ -> {});
        List<String> refused = new ArrayList<>();
        int created = 0;
        Iterator<JsonNode> sources = missing.values().iterator();
        for (Written written : result.written()) {
            String key = text(sources.next(), "key");
            created += written.created() ? 1 : 0;
            Published published = result.published().get(written.write().id());
            if (published == null || published.locales().isEmpty()) {
                refused.add(key + ": " + (published == null ? written.findings() : published.findings()));
            }
        }
        return new Loaded(created, missing.size() - refused.size(), refused);
    }

    private static List<FieldChange> changes(ModelLayout layout, JsonNode entry, Map<String, UUID> assets) {
        ContentType type = layout.model().requireType(text(entry, "type"));
        List<FieldChange> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> value : entry.get("fields").properties()) {
            Optional<Field> field = type.findField(FieldKey.parse(value.getKey()));
            if (field.isEmpty()) {
                continue;
            }
            JsonNode resolved = resolve(value.getValue(), assets);
            if (!field.get().localized()) {
                changes.add(
                        new FieldChange(field.get().key(), Optional.empty(), Optional.of(resolved), Optional.empty()));
                continue;
            }
            for (Map.Entry<String, JsonNode> text : resolved.properties()) {
                if (layout.locales().contains(text.getKey())) {
                    changes.add(new FieldChange(
                            field.get().key(),
                            Optional.of(text.getKey()),
                            Optional.of(text.getValue()),
                            Optional.empty()));
                }
            }
        }
        return changes;
    }

    private void upload(JsonNode value, Map<String, UUID> assets) {
        if (value.isObject() && value.has("asset")) {
            assets.computeIfAbsent(value.get("asset").asString(), this::upload);
        }
        value.values().forEach(part -> upload(part, assets));
    }

    private static JsonNode resolve(JsonNode value, Map<String, UUID> assets) {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.values().forEach(one -> list.add(resolve(one, assets)));
            return list;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        boolean reference = value.has("key") && value.has("type");
        value.properties().forEach(part -> {
            switch (part.getKey()) {
                case "asset" ->
                    object.put("id", String.valueOf(assets.get(part.getValue().asString())));
                case "key" ->
                    object.put(
                            "id",
                            reference
                                    ? id(text(value, "type"), text(value, "key"))
                                            .toString()
                                    : null);
                default -> object.set(part.getKey(), resolve(part.getValue(), assets));
            }
        });
        return object;
    }

    private UUID upload(String name) {
        try (InputStream picture = picture(name)) {
            return uploads.upload(name, picture, Optional.empty()).asset().id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of a plugin, if it has one of this name. */
    private InputStream picture(String name) throws IOException {
        for (Path folder : plugins.sampleFolders()) {
            Path picture = folder.resolve("assets").resolve(name);
            if (Files.isRegularFile(picture)) {
                return Files.newInputStream(picture);
            }
        }
        return open("assets/" + name);
    }

    /** The same entry has the same id wherever the samples are loaded. */
    static UUID id(String type, String key) {
        return UUID.nameUUIDFromBytes(("yizhan-sample:" + type + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode entry, String name) {
        return entry.get(name).asString();
    }

    /** Core's samples and those of plugins; an entry of a plugin with the key of another adds its fields to that. */
    private Map<UUID, JsonNode> all() {
        Map<UUID, JsonNode> all = new LinkedHashMap<>();
        List<JsonNode> sources = new ArrayList<>();
        try (InputStream core = open("entries.json")) {
            sources.add(JSON.readTree(core));
            for (Path folder : plugins.sampleFolders()) {
                sources.add(JSON.readTree(Files.readAllBytes(folder.resolve("entries.json"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (JsonNode source : sources) {
            for (JsonNode entry : source.values()) {
                JsonNode before = all.putIfAbsent(id(text(entry, "type"), text(entry, "key")), entry);
                if (before != null) {
                    ((ObjectNode) before).withObject("fields").setAll((ObjectNode) entry.get("fields"));
                }
            }
        }
        return all;
    }

    private static InputStream open(String name) {
        InputStream in = SampleContent.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("sample file " + name + " is missing");
        }
        return in;
    }
}
