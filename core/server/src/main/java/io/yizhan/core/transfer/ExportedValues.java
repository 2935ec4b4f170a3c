package io.yizhan.core.transfer;

import io.yizhan.core.media.Asset;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of stored values those of a file: the same form, without what is not to be exported, and with names for what links
 * lead to.
 */
final class ExportedValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ExportPlan plan;
    private final Map<UUID, Optional<String>> keys;
    private final Map<UUID, Asset> assets;
    private final Function<Asset, String> url;
    private int hiddenLinks;
    private boolean bare;

    /**
     * @param keys of the entries links lead to that are there, in the stage and for the audience
     * @param url of an asset
     */
    ExportedValues(
            ExportPlan plan, Map<UUID, Optional<String>> keys, Map<UUID, Asset> assets, Function<Asset, String> url) {
        this.plan = plan;
        this.keys = keys;
        this.assets = assets;
        this.url = url;
    }

    /** Links that were left out so far. */
    int hiddenLinks() {
        return hiddenLinks;
    }

    /** @param locales in which localised values are wanted */
    ObjectNode fields(JsonNode document, Collection<String> locales) {
        ObjectNode fields = JSON.objectNode();
        for (Field field : plan.fields()) {
            JsonNode stored = document.path(field.key().toString());
            of(field, stored, locales).ifPresent(value -> fields.set(ExportPlan.name(field), value));
        }
        return fields;
    }

    private Optional<JsonNode> of(Field field, JsonNode stored, Collection<String> locales) {
        if (stored.isMissingNode() || stored.isNull()) {
            return Optional.empty();
        }
        if (!field.localized()) {
            return value(field, stored, locales);
        }
        ObjectNode byLocale = JSON.objectNode();
        for (String locale : locales) {
            if (stored.hasNonNull(locale)) {
                value(field, stored.get(locale), locales).ifPresent(value -> byLocale.set(locale, value));
            }
        }
        return byLocale.isEmpty() ? Optional.empty() : Optional.of(byLocale);
    }

    private Optional<JsonNode> value(Field field, JsonNode stored, Collection<String> locales) {
        return switch (field.type()) {
            case FieldType.Group _ -> each(stored, row -> row(field, row, locales));
            case FieldType.Blocks _ -> blocks(field, stored, locales);
            case FieldType.Reference _ -> each(stored, link -> link(field, link, locales));
            case FieldType.Asset _ -> each(stored, this::asset);
            case FieldType.UncertainDate _ -> Optional.of(date(stored, locales));
            default -> Optional.of(stored);
        };
    }

    private static Optional<JsonNode> each(JsonNode stored, Function<JsonNode, Optional<JsonNode>> make) {
        if (!stored.isArray()) {
            return make.apply(stored);
        }
        ArrayNode list = JSON.arrayNode();
        stored.values().forEach(one -> make.apply(one).ifPresent(list::add));
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private Optional<JsonNode> row(Field group, JsonNode stored, Collection<String> locales) {
        ObjectNode row = inner(group, stored, locales);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        if (!stored.has("_key")) {
            return Optional.of(row);
        }
        ObjectNode keyed = JSON.objectNode();
        keyed.set("_key", stored.get("_key"));
        keyed.setAll(row);
        return Optional.of(keyed);
    }

    private ObjectNode inner(Field holder, JsonNode stored, Collection<String> locales) {
        ObjectNode row = JSON.objectNode();
        for (Field field : plan.inner(holder, stored)) {
            of(field, stored.path(field.id()), locales).ifPresent(value -> row.set(field.id(), value));
        }
        return row;
    }

    /**
     * As an editor would send them: an import takes them as they stand, so that links and files are named by id alone. What is
     * left out leaves its block.
     */
    private Optional<JsonNode> blocks(Field field, JsonNode stored, Collection<String> locales) {
        boolean around = bare;
        bare = true;
        ArrayNode blocks = JSON.arrayNode();
        for (JsonNode one : stored.values()) {
            if (one.has(FieldType.Blocks.TYPE)) {
                ObjectNode block = blocks.addObject();
                block.set("_key", one.path("_key"));
                block.set(FieldType.Blocks.TYPE, one.get(FieldType.Blocks.TYPE));
                block.setAll(inner(field, one, locales));
            }
        }
        bare = around;
        return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks);
    }

    private Optional<JsonNode> link(Field reference, JsonNode stored, Collection<String> locales) {
        String type = stored.path("type").asString();
        UUID id = ExportedLinks.id(stored);
        Optional<String> key = keys.get(id);
        if (key == null && plan.guarded()) {
            hiddenLinks++;
            return Optional.empty();
        }
        ObjectNode link = JSON.objectNode().put("type", type).put("id", id.toString());
        if (key != null && key.isPresent() && !bare) {
            plan.key(type).ifPresent(field -> link.put(ExportPlan.name(field), key.get()));
        }
        ObjectNode attributes = inner(reference, stored.path("attributes"), locales);
        if (!attributes.isEmpty()) {
            link.set("attributes", attributes);
        }
        return Optional.of(link);
    }

    private Optional<JsonNode> asset(JsonNode stored) {
        UUID id = ExportedLinks.id(stored);
        Asset asset = assets.get(id);
        if (asset == null) {
            return Optional.empty();
        }
        if (bare) {
            return Optional.of(JSON.objectNode().put("id", id.toString()));
        }
        return Optional.of(JSON.objectNode()
                .put("id", id.toString())
                .put("name", asset.name())
                .put("url", url.apply(asset)));
    }

    private static JsonNode date(JsonNode stored, Collection<String> locales) {
        if (!(stored.deepCopy() instanceof ObjectNode date) || !(date.get("display") instanceof ObjectNode display)) {
            return stored;
        }
        display.retain(locales);
        if (display.isEmpty()) {
            date.remove("display");
        }
        return date;
    }
}
