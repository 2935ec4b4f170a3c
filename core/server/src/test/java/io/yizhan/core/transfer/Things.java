package io.yizhan.core.transfer;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.EntryTrash;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.media.AssetReader;
import io.yizhan.core.media.Preset;
import io.yizhan.core.media.UploadService;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.projection.Layouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A type with a field of every kind beside core's own, and entries of it. */
final class Things {
    private static final String TYPE = """
            id: thing
            singular: Thing
            plural: Things
            label: { zh-Hans: 物, en: Thing }
            pluralLabel: { zh-Hans: 物, en: Things }
            description: { zh-Hans: 一件物。, en: A thing. }
            menu: showcase
            icon: picture
            titleField: title
            fields:
              - { id: title, type: text, label: { zh-Hans: 名称, en: Title }, localized: true, filterable: true }
              - { id: slug, type: slug, from: title, label: { zh-Hans: 网址, en: Slug } }
              - { id: code, type: text, label: { zh-Hans: 编号, en: Code }, maxLength: 20, unique: true }
              - { id: story, type: longText, label: { zh-Hans: 故事, en: Story }, maxLength: 200 }
              - { id: body, type: richText, label: { zh-Hans: 正文, en: Body }, localized: true }
              - { id: pieces, type: integer, label: { zh-Hans: 件数, en: Pieces } }
              - { id: ratio, type: decimal, label: { zh-Hans: 比例, en: Ratio }, scale: 2 }
              - { id: signed, type: boolean, label: { zh-Hans: 有款, en: Signed } }
              - { id: shown, type: date, label: { zh-Hans: 展出, en: Shown } }
              - { id: opens, type: dateTime, label: { zh-Hans: 开幕, en: Opens } }
              - { id: made, type: uncertainDate, label: { zh-Hans: 年代, en: Made } }
              - { id: price, type: money, label: { zh-Hans: 价格, en: Price }, visibility: partner }
              - { id: weight, type: measure, unit: g, units: [kg], label: { zh-Hans: 重量, en: Weight } }
              - { id: country, type: term, vocabulary: country, label: { zh-Hans: 国家, en: Country } }
              - { id: markets, type: term, vocabulary: country, many: true, label: { zh-Hans: 市场, en: Markets } }
              - { id: owner, type: reference, targets: [person], reverse: ownThings, label: { zh-Hans: 物主, en: Owner } }
              - id: credits
                type: reference
                targets: [thing, person]
                many: true
                reverse: creditedThings
                label: { zh-Hans: 署名, en: Credits }
                attributes:
                  - { id: role, type: text, label: { zh-Hans: 角色, en: Role }, localized: true }
              - { id: media, type: asset, many: true, label: { zh-Hans: 图片, en: Media } }
              - { id: address, type: url, label: { zh-Hans: 网站, en: Address } }
              - { id: contact, type: email, label: { zh-Hans: 邮箱, en: E-mail } }
              - { id: phone, type: phone, label: { zh-Hans: 电话, en: Phone } }
              - { id: isbn, type: identifier, scheme: isbn, label: { zh-Hans: 书号, en: ISBN } }
              - { id: extra, type: json, label: { zh-Hans: 其他, en: Extra } }
              - id: size
                type: group
                label: { zh-Hans: 尺寸, en: Size }
                fields:
                  - { id: height, type: measure, unit: mm, units: [cm], label: { zh-Hans: 高, en: Height } }
                  - { id: note, type: text, label: { zh-Hans: 说明, en: Note }, localized: true }
              - id: parts
                type: group
                repeatable: true
                label: { zh-Hans: 部件, en: Parts }
                fields:
                  - { id: name, type: text, label: { zh-Hans: 名称, en: Name }, localized: true }
                  - { id: maker, type: reference, targets: [person], reverse: partsOfThings, label: { zh-Hans: 作者, en: Maker } }
              - id: page
                type: blocks
                components: [quoteBlock, pictureBlock, sectionBlock]
                label: { zh-Hans: 模块, en: Page }
              - { id: maxim, type: component, component: quoteBlock, label: { zh-Hans: 箴言, en: Maxim } }
            form:
              sections:
                - { id: basics, label: { zh-Hans: 基本, en: Basics }, fields: [title] }
            """;

    private static final String STORED = """
            {
              "title": {"zh-Hans": "茶壶", "en": "Tea pot"},
              "slug": "tea-pot",
              "code": "POT-1",
              "story": "=1+1 is no formula,\\nsaid \\"he\\"",
              "body": {"en": {"type": "doc", "content": [
                {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Fired"}]},
                {"type": "paragraph", "content": [{"type": "text", "text": "@ home"}]}]}},
              "pieces": -5,
              "ratio": "1.25",
              "signed": true,
              "shown": "2027-08-20",
              "opens": {"local": "2027-08-20T10:00", "zone": "Asia/Shanghai", "instant": "2027-08-20T02:00:00Z"},
              "made": {"edtf": "1736~/1795", "earliest": 1736, "latest": 1795,
                "display": {"zh-Hans": "约乾隆", "en": "about Qianlong"}},
              "price": {"amount": "12.50", "currency": "CNY"},
              "weight": {"value": "46.20", "unit": "g"},
              "country": "CN",
              "markets": ["KZ", "CN"],
              "owner": {"type": "person", "id": "PERSON"SLUG},
              "credits": [
                {"type": "person", "id": "PERSON"SLUG, "attributes": {"role": {"zh-Hans": "作者", "en": "maker"}}},
                {"type": "thing", "id": "LID"LIDSLUG}],
              "media": [{"id": "ASSET"NAMED}],
              "address": "https://example.org/tea",
              "contact": "info@example.org",
              "phone": "+861085326000",
              "isbn": "9780306406157",
              "extra": {"a": [1, "two"]},
              "size": {"height": {"value": "12", "unit": "cm"}, "note": {"en": "with lid"}},
              "parts": [{"_key": "a1", "name": {"zh-Hans": "盖", "en": "Lid"},
                "maker": {"type": "person", "id": "PERSON"SLUG}}],
              "page": [
                {"_key": "q1", "_type": "quoteBlock", "text": {"en": "Look first"}, "person": {"type": "person", "id": "PERSON"}},
                {"_key": "s1", "_type": "sectionBlock", "heading": {"zh-Hans": "里", "en": "Inside"}, "blocks": [
                  {"_key": "p1", "_type": "pictureBlock", "picture": {"id": "ASSET"}, "caption": {"en": "A pot"}}]}],
              "maxim": {"text": {"en": "Tea first"}}
            }
            """;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PICTURE = "jade-pendant-peace.jpg";

    private final DeliveryServer server;
    private final UUID person;
    private final UUID lid;
    private final UUID asset;
    private final UUID id;
    private final UUID trashed;
    private int made;

    Things(DeliveryServer server) {
        this.server = server;
        List<ModelFile> files = new ArrayList<>(
                ModelSource.besideClass("core", ModelReader.class, "model").files());
        files.add(new ModelFile("types/thing.yaml", TYPE.getBytes(StandardCharsets.UTF_8)));
        server.bean(ContentModels.class).change(ModelReader.read(List.of(new ModelSource("core", files))));
        person = UUID.fromString(server.data("{ person(slug: \"demo-zhou-yucheng\") { id } }")
                .at("/person/id")
                .asString());
        lid = create("{\"title\": {\"en\": \"Lid\"}, \"slug\": \"lid\"}").entryId();
        asset = upload();
        id = create(filled(STORED, "", "", "")).entryId();
        SaveOutcome.Saved gone = create("{\"title\": {\"en\": \"Gone\"}}");
        trashed = gone.entryId();
        if (!new EntryTrash(server.context(), server.program()).put(gone.entryId(), gone.version())) {
            throw new IllegalStateException("it stays");
        }
    }

    private UUID upload() {
        try (InputStream picture =
                Objects.requireNonNull(Things.class.getResourceAsStream("/sample/assets/" + PICTURE))) {
            return server.bean(UploadService.class)
                    .upload(PICTURE, picture, Optional.empty())
                    .asset()
                    .id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String filled(String text, String slug, String lidSlug, String named) {
        return text.replace("PERSON\"SLUG", person + "\"" + slug)
                .replace("\"PERSON\"}", "\"" + person + "\"}")
                .replace("\"ASSET\"}", "\"" + asset + "\"}")
                .replace("LID\"LIDSLUG", lid + "\"" + lidSlug)
                .replace("ASSET\"NAMED", asset + "\"" + named);
    }

    private SaveOutcome.Saved create(String fields) {
        ContentType type = server.bean(Layouts.class).current().model().requireType("thing");
        List<FieldChange> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> value : JSON.readTree(fields).properties()) {
            Field field = type.findField(new FieldKey("core", value.getKey())).orElseThrow();
            if (field.localized()) {
                value.getValue().properties().forEach(text -> changes.add(change(field, text)));
            } else {
                changes.add(new FieldChange(
                        field.key(), Optional.empty(), Optional.of(value.getValue()), Optional.empty()));
            }
        }
        UUID fresh = server.bean(EntryIds.class).next();
        SaveOutcome outcome = server.bean(EntryService.class)
                .create(server.program(), new EntryService.Creation("thing", fresh, changes, Optional.empty()));
        SaveOutcome.Saved saved = (SaveOutcome.Saved) outcome;
        if (!saved.findings().isEmpty()) {
            throw new IllegalStateException(saved.findings().toString());
        }
        return saved;
    }

    private static FieldChange change(Field field, Map.Entry<String, JsonNode> text) {
        return new FieldChange(field.key(), Optional.of(text.getKey()), Optional.of(text.getValue()), Optional.empty());
    }

    /** The entry with a value in every field. */
    UUID id() {
        return id;
    }

    /** One in the trash. */
    UUID trashed() {
        return trashed;
    }

    /** More entries, all of which lead to a person. */
    void add(int count) {
        for (int i = 0; i < count; i++) {
            made++;
            create("{\"title\": {\"en\": \"Cup " + made + "\"}, \"owner\": {\"type\": \"person\", \"id\": \"" + person
                    + "\"}}");
        }
    }

    /** What an export is to make of its fields, as JSON. */
    String expected() {
        AssetReader assets = server.bean(AssetReader.class);
        String url = assets.url(assets.find(Set.of(asset)).values().iterator().next(), Preset.FULL);
        return filled(
                STORED,
                ", \"slug\": \"demo-zhou-yucheng\"",
                ", \"slug\": \"lid\"",
                ", \"name\": \"" + PICTURE + "\", \"url\": \"" + url + "\"");
    }

    /** The same as cells, empty ones left out. */
    Map<String, String> cells() {
        ObjectNode expected = (ObjectNode) JSON.readTree(expected());
        Map<String, String> cells = new TreeMap<>();
        cells.put("state", "DRAFT");
        cells.put("state@zh-Hans", "DRAFT");
        cells.put("state@en", "DRAFT");
        cells.put("title@zh-Hans", "茶壶");
        cells.put("title@en", "Tea pot");
        cells.put("slug", "tea-pot");
        cells.put("code", "POT-1");
        cells.put("story", "'=1+1 is no formula,\nsaid \"he\"");
        cells.put("body@en", "Fired\n@ home");
        cells.put("pieces", "-5");
        cells.put("ratio", "1.25");
        cells.put("signed", "true");
        cells.put("shown", "2027-08-20");
        cells.put("opens", "2027-08-20T10:00 Asia/Shanghai");
        cells.put("made", "1736~/1795");
        cells.put("price", "12.50 CNY");
        cells.put("weight", "46.20 g");
        cells.put("country", "CN");
        cells.put("markets", "KZ; CN");
        cells.put("owner", "demo-zhou-yucheng");
        cells.put("credits", "person:demo-zhou-yucheng; thing:lid");
        cells.put("media", expected.at("/media/0/url").asString());
        cells.put("address", "https://example.org/tea");
        cells.put("contact", "info@example.org");
        cells.put("phone", "'+861085326000");
        cells.put("isbn", "9780306406157");
        cells.put("extra", "{\"a\":[1,\"two\"]}");
        cells.put("size.height", "12 cm");
        cells.put("size.note@en", "with lid");
        cells.put("parts", expected.get("parts").toString());
        cells.put("page", expected.get("page").toString());
        cells.put("maxim.text@en", "Tea first");
        return cells;
    }

    /** Rows that hold links are made anew. */
    static void withoutRowKeys(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("_key");
        }
        node.values().forEach(Things::withoutRowKeys);
    }
}
