package io.yizhan.core.app;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.media.UploadService;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.Locales;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.publishing.PublishOutcome;
import io.yizhan.core.publishing.Publisher;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    private final ContentModels models;
    private final LocaleSettings locales;
    private final EntryService entries;
    private final Publisher publisher;
    private final UploadService uploads;
    private final PluginService plugins;
    private final SamplePartners partners;
    private final Author author;

    SampleContent(
            ContentModels models,
            LocaleSettings locales,
            EntryService entries,
            Publisher publisher,
            UploadService uploads,
            PluginService plugins,
            SamplePartners partners,
            AccessService access) {
        this.models = models;
        this.locales = locales;
        this.entries = entries;
        this.publisher = publisher;
        this.uploads = uploads;
        this.plugins = plugins;
        this.partners = partners;
        Caller program = new Caller.Program();
        this.author = new Author(program, access.of(program));
    }

    /** What came of loading. Entries that are there already count as neither. */
    public record Loaded(int created, int published, List<String> refused) {}

    public Loaded load() {
        JsonNode all = all();
        Map<String, UUID> assets = new LinkedHashMap<>();
        Map<UUID, VersionMark> versions = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode entry : all.values()) {
            create(entry, versions, assets, refused);
        }
        int published = 0;
        // References run in circles, so they are set when every entry is there.
        for (JsonNode entry : all.values()) {
            UUID id = id(text(entry, "type"), text(entry, "key"));
            VersionMark created = versions.get(id);
            if (created != null && finish(entry, id, created, assets, refused)) {
                published++;
            }
        }
        partners.load();
        return new Loaded(versions.size(), published, refused);
    }

    private void create(
            JsonNode entry, Map<UUID, VersionMark> versions, Map<String, UUID> assets, List<String> refused) {
        UUID id = id(text(entry, "type"), text(entry, "key"));
        if (entries.exists(id)) {
            return;
        }
        List<FieldChange> changes = changes(entry, assets, false);
        SaveOutcome outcome =
                entries.create(author, new EntryService.Creation(text(entry, "type"), id, changes, Optional.empty()));
        if (outcome instanceof SaveOutcome.Saved saved) {
            versions.put(id, saved.version());
            saved.findings().stream()
                    .filter(finding -> !finding.stored())
                    .forEach(finding -> refused.add(text(entry, "key") + ": " + finding));
        }
    }

    private boolean finish(
            JsonNode entry, UUID id, VersionMark created, Map<String, UUID> assets, List<String> refused) {
        List<FieldChange> changes = changes(entry, assets, true);
        VersionMark version = created;
        if (!changes.isEmpty()
                && entries.save(author, new EntryService.Save(id, created, changes, Optional.empty()))
                        instanceof SaveOutcome.Saved saved) {
            version = saved.version();
        }
        List<String> wanted = new ArrayList<>();
        entry.get("locales").values().forEach(locale -> wanted.add(locale.asString()));
        wanted.retainAll(locales.locales().tags());
        PublishOutcome outcome = publisher.publish(
                author, new Publisher.Publish(id, version, Optional.of(wanted), Optional.empty(), Optional.empty()));
        if (outcome instanceof PublishOutcome.Refused not) {
            refused.add(text(entry, "key") + ": " + not.findings());
            return false;
        }
        return true;
    }

    private List<FieldChange> changes(JsonNode entry, Map<String, UUID> assets, boolean references) {
        ContentType type = models.current().requireType(text(entry, "type"));
        Locales site = locales.locales();
        List<FieldChange> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> value : entry.get("fields").properties()) {
            Optional<Field> field = type.findField(FieldKey.parse(value.getKey()));
            if (field.isEmpty() || links(value.getValue()) != references) {
                continue;
            }
            JsonNode resolved = resolve(value.getValue(), assets);
            if (!field.get().localized()) {
                changes.add(
                        new FieldChange(field.get().key(), Optional.empty(), Optional.of(resolved), Optional.empty()));
                continue;
            }
            for (Map.Entry<String, JsonNode> text : resolved.properties()) {
                if (site.contains(text.getKey())) {
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

    /** True if the value leads to other entries. */
    private static boolean links(JsonNode value) {
        if (value.isObject() && value.has("key") && value.has("type")) {
            return true;
        }
        return value.values().stream().anyMatch(SampleContent::links);
    }

    private JsonNode resolve(JsonNode value, Map<String, UUID> assets) {
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
                    object.put("id", asset(part.getValue().asString(), assets).toString());
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

    private UUID asset(String name, Map<String, UUID> assets) {
        return assets.computeIfAbsent(name, _ -> {
            try (InputStream picture = picture(name)) {
                return uploads.upload(name, picture, Optional.empty()).asset().id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
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
    private ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Map<UUID, ObjectNode> known = new LinkedHashMap<>();
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
                ObjectNode whole = (ObjectNode) entry;
                ObjectNode before = known.putIfAbsent(id(text(entry, "type"), text(entry, "key")), whole);
                if (before == null) {
                    all.add(whole);
                } else {
                    before.withObject("fields").setAll((ObjectNode) whole.get("fields"));
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
