package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.ContentModel;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values of each kind in the words of schema.org, those of a plugin's fields among them. */
class DescriptionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String STONE = """
            id: stone
            singular: Stone
            plural: Stones
            label: { zh-Hans: 石, en: Stone }
            pluralLabel: { zh-Hans: 石, en: Stones }
            description: { zh-Hans: 石头。, en: A stone. }
            menu: showcase
            icon: picture
            titleField: name
            jsonLd: { type: Product }
            fields:
              - { id: name, type: text, jsonLd: name, label: { zh-Hans: 名, en: Name } }
              - { id: price, type: money, jsonLd: offers, label: { zh-Hans: 价, en: Price } }
              - { id: insured, type: money, jsonLd: value, label: { zh-Hans: 保, en: Insured } }
              - { id: found, type: uncertainDate, jsonLd: temporalCoverage, label: { zh-Hans: 年, en: Found } }
              - { id: shown, type: dateTime, jsonLd: validFrom, label: { zh-Hans: 展, en: Shown } }
              - { id: code, type: identifier, scheme: gtin, jsonLd: gtin, label: { zh-Hans: 码, en: Code } }
              - { id: pictures, type: asset, many: true, kinds: [image, video], jsonLd: image, label: { zh-Hans: 图, en: Pictures } }
              - { id: other, type: text, jsonLd: https://linked.art/ns/terms/note, label: { zh-Hans: 注, en: Note } }
              - id: sizes
                type: group
                repeatable: true
                label: { zh-Hans: 尺, en: Sizes }
                fields:
                  - { id: height, type: measure, unit: cm, jsonLd: height, label: { zh-Hans: 高, en: Height } }
              - { id: silent, type: text, label: { zh-Hans: 默, en: Silent } }
            """;

    private static final String VAULT = """
            id: vault
            singular: Vault
            plural: Vaults
            label: { zh-Hans: 库, en: Vault }
            pluralLabel: { zh-Hans: 库, en: Vaults }
            description: { zh-Hans: 库房。, en: A vault. }
            menu: showcase
            icon: picture
            titleField: mark
            jsonLd: { type: Place }
            fields:
              - { id: mark, type: text, visibility: internal, label: { zh-Hans: 号, en: Mark } }
              - { id: slug, type: slug, from: mark, visibility: internal, label: { zh-Hans: 址, en: Slug } }
              - { id: inside, type: reference, targets: [vault], jsonLd: containedInPlace, label: { zh-Hans: 属, en: Inside } }
            """;

    private static final String GEM = """
            id: gem
            name: gem
            type: stone
            label: { zh-Hans: 宝石, en: Gem }
            fields:
              - { id: cut, type: text, jsonLd: pattern, label: { zh-Hans: 切, en: Cut } }
            """;

    private static final ContentModel MODEL = FeedModels.model(
            FeedModels.source("core", Map.of("types/stone.yaml", STONE, "types/vault.yaml", VAULT)),
            FeedModels.source("gems", Map.of("field-groups/gem.yaml", GEM)));

    private static JsonNode described(String entry) {
        Map<String, Object> object = new Description(MODEL, FeedModels.addresses(Optional.empty()), "en")
                .of(MODEL.requireType("stone"), JSON.readTree(entry));
        return JSON.readTree(Texts.json(object));
    }

    @Test
    void sumsAreOffersOrAmounts() {
        JsonNode stone = described("""
                {"id": "1", "price": {"amount": "1200.00", "currency": "EUR"}, "insured": {"amount": "9.00", "currency": "CNY"}}""");
        assertThat(stone.path("offers")).isEqualTo(JSON.readTree("""
                {"@type": "Offer", "price": "1200.00", "priceCurrency": "EUR"}"""));
        assertThat(stone.path("value")).isEqualTo(JSON.readTree("""
                {"@type": "MonetaryAmount", "value": "9.00", "currency": "CNY"}"""));
    }

    @Test
    void uncertainDatesAreTheYearsTheyMayMean() {
        assertThat(date("1736/1795", "1736", "1795")).isEqualTo("1736/1795");
        assertThat(date("2024-05", "2024", "2024")).isEqualTo("2024-05");
        assertThat(date("1890~", "1890", "1890")).isEqualTo("1890");
        assertThat(date("-0205~", "-205", "-205")).isEqualTo("-0205");
        assertThat(date("18XX", "1800", "1899")).isEqualTo("1800/1899");
        assertThat(date("../1911", "null", "1911")).isEqualTo("../1911");
    }

    private static String date(String edtf, String earliest, String latest) {
        return described("{\"id\": \"1\", \"found\": {\"edtf\": \"" + edtf + "\", \"earliestYear\": " + earliest
                        + ", \"latestYear\": " + latest + "}}")
                .path("temporalCoverage")
                .asString();
    }

    @Test
    void timesKeepTheirOffset() {
        JsonNode stone = described("""
                {"id": "1", "shown": {"local": "2027-08-20T10:00", "zone": "Asia/Shanghai", "instant": "2027-08-20T02:00:00Z"}}""");
        assertThat(stone.path("validFrom").asString()).isEqualTo("2027-08-20T10:00:00+08:00");
    }

    @Test
    void picturesCarryTheirLicence() {
        JsonNode images = described("""
                {"id": "1", "pictures": [
                  {"kind": "image", "url": "/assets/a", "alt": "A stone", "credit": "Demo", "rights": "https://creativecommons.org/licenses/by/4.0/"},
                  {"kind": "video", "url": "/assets/b", "mediaType": "video/mp4"},
                  {"kind": "image", "url": "https://media.example.org/c", "rights": "All rights reserved"}]}""").path("image");
        assertThat(images).isEqualTo(JSON.readTree("""
                [{"@type": "ImageObject", "contentUrl": "https://cms/assets/a", "name": "A stone", "creditText": "Demo",
                  "license": "https://creativecommons.org/licenses/by/4.0/"},
                 {"@type": "ImageObject", "contentUrl": "https://media.example.org/c", "copyrightNotice": "All rights reserved"}]"""));
    }

    @Test
    void fieldsOfGroupsAndOfPluginsSpeakOfTheEntry() {
        JsonNode stone = described("""
                {"id": "1", "name": "N", "code": "4006381333931", "other": "noted", "silent": "?", "gem": {"cut": "round"},
                 "sizes": [{"height": {"value": "5", "unit": "cm"}}, {"height": {"value": "7", "unit": "cm"}}]}""");
        assertThat(stone.path("pattern").asString()).isEqualTo("round");
        assertThat(stone.path("gtin").asString()).isEqualTo("4006381333931");
        assertThat(stone.at("/height/1/value").asString()).isEqualTo("7");
        assertThat(stone.path("https://linked.art/ns/terms/note").asString()).isEqualTo("noted");
        assertThat(stone.toString()).doesNotContain("?");
        assertThat(stone.has("url")).as("there is no public site").isFalse();
    }

    @Test
    void namesThatAreInternalAreNeitherAskedForNorTold() {
        assertThat(DescribedQuery.whole(MODEL, MODEL.requireType("vault")).one("id"))
                .contains("inside { __typename ... on Vault { id } }")
                .doesNotContain("mark", "slug");
        SiteAddresses.Addresses addresses = FeedModels.addresses(Optional.of("https://www"));
        JsonNode entry = JSON.readTree("""
                {"id": "1", "inside": {"__typename": "Vault", "id": "2"}}""");
        JsonNode told = JSON.readTree(
                Texts.json(new Description(MODEL, addresses, "en").of(MODEL.requireType("vault"), entry)));
        assertThat(told.at("/containedInPlace/url").asString()).isEqualTo("https://www/en/vault/2");
        assertThat(told.at("/containedInPlace").has("name")).isFalse();
    }

    @Test
    void asksForWhatIsToldAndNothingElse() {
        String query = DescribedQuery.whole(MODEL, MODEL.requireType("stone")).one("id");
        assertThat(query)
                .contains("gem { cut }", "sizes { height { value unit } }")
                .doesNotContain("silent");
        assertThat(DescribedQuery.of(MODEL, MODEL.requireType("stone"), java.util.Set.of("gtin"))
                        .several())
                .contains(" code")
                .doesNotContain("sizes", "price", "gem");
    }
}
