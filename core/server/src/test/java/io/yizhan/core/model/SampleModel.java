package io.yizhan.core.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small model with a field of every type, as files. */
final class SampleModel {
    static final String WORK = """
            id: work
            singular: Work
            plural: Works
            label: { zh-Hans: 作品, en: Work }
            pluralLabel: { zh-Hans: 作品, en: Works }
            description: { zh-Hans: 一件作品。, en: A work. }
            menu: showcase
            icon: picture
            titleField: title
            imageField: media
            fields:
              - { id: title, type: text, label: { zh-Hans: 名称, en: Title }, localized: true, required: true, filterable: true, sortable: true }
              - { id: code, type: text, label: { zh-Hans: 编号, en: Code }, minLength: 2, maxLength: 8, pattern: '[A-Z]+[0-9]*', unique: true }
              - { id: story, type: longText, label: { zh-Hans: 故事, en: Story }, maxLength: 50 }
              - { id: body, type: richText, label: { zh-Hans: 正文, en: Body } }
              - { id: pieces, type: integer, label: { zh-Hans: 件数, en: Pieces }, min: 1, max: 100, filterable: true }
              - { id: ratio, type: decimal, label: { zh-Hans: 比例, en: Ratio }, scale: 2, min: 0, max: 10, filterable: true }
              - { id: signed, type: boolean, label: { zh-Hans: 有款, en: Signed }, filterable: true }
              - { id: shown, type: date, label: { zh-Hans: 展出, en: Shown }, filterable: true }
              - { id: opens, type: dateTime, label: { zh-Hans: 开幕, en: Opens }, filterable: true }
              - { id: made, type: uncertainDate, label: { zh-Hans: 年代, en: Made }, filterable: true }
              - { id: price, type: money, label: { zh-Hans: 价格, en: Price }, filterable: true }
              - { id: weight, type: measure, unit: g, units: [kg, ct, oz], label: { zh-Hans: 重量, en: Weight }, filterable: true }
              - { id: sector, type: term, vocabulary: sector, label: { zh-Hans: 门类, en: Sector }, filterable: true }
              - { id: subjects, type: term, vocabulary: sector, many: true, label: { zh-Hans: 主题, en: Subjects }, filterable: true }
              - id: makers
                type: reference
                targets: [work]
                many: true
                label: { zh-Hans: 作者, en: Makers }
                filterable: true
                attributes:
                  - { id: role, type: text, label: { zh-Hans: 角色, en: Role }, filterable: true }
              - { id: media, type: asset, many: true, label: { zh-Hans: 图片, en: Media } }
              - { id: site, type: url, label: { zh-Hans: 网站, en: Site } }
              - { id: contact, type: email, label: { zh-Hans: 邮箱, en: E-mail } }
              - { id: phone, type: phone, label: { zh-Hans: 电话, en: Phone } }
              - { id: slug, type: slug, from: title, label: { zh-Hans: 网址, en: Slug } }
              - { id: isbn, type: identifier, scheme: isbn, label: { zh-Hans: 书号, en: ISBN } }
              - { id: extra, type: json, label: { zh-Hans: 其他, en: Extra } }
              - id: certificates
                type: group
                repeatable: true
                maxRows: 3
                label: { zh-Hans: 证书, en: Certificates }
                fields:
                  - { id: number, type: text, label: { zh-Hans: 号码, en: Number }, required: true, filterable: true }
                  - { id: year, type: integer, label: { zh-Hans: 年份, en: Year }, filterable: true }
              - id: size
                type: group
                label: { zh-Hans: 尺寸, en: Size }
                fields:
                  - { id: height, type: measure, unit: mm, units: [cm], label: { zh-Hans: 高, en: Height }, filterable: true }
              - { id: page, type: blocks, components: [noteBlock, boxBlock], maxRows: 4, label: { zh-Hans: 页, en: Page } }
              - { id: maxim, type: component, component: noteBlock, label: { zh-Hans: 箴言, en: Maxim } }
            form:
              sections:
                - { id: basics, label: { zh-Hans: 基本, en: Basics }, fields: [title, code] }
            """;
    static final String NOTE = """
            id: noteBlock
            singular: NoteBlock
            label: { zh-Hans: 便条, en: Note }
            description: { zh-Hans: 一句话。, en: A sentence. }
            icon: message
            titleField: text
            fields:
              - { id: text, type: text, label: { zh-Hans: 文字, en: Text }, localized: true, required: true }
              - { id: count, type: integer, label: { zh-Hans: 数, en: Count }, max: 9 }
            """;
    static final String BOX = """
            id: boxBlock
            singular: BoxBlock
            label: { zh-Hans: 盒, en: Box }
            description: { zh-Hans: 便条盒。, en: A box of notes. }
            icon: inbox
            fields:
              - { id: inside, type: blocks, components: [noteBlock], label: { zh-Hans: 内, en: Inside } }
              - { id: works, type: reference, targets: [work], many: true, label: { zh-Hans: 作品, en: Works } }
            """;
    static final String SECTOR = """
            id: sector
            label: { zh-Hans: 行业门类, en: Sector }
            source: test
            termsFrom: sector.csv
            """;
    static final String SECTOR_CSV = """
            code,broader,withdrawn,zh-Hans,en
            craft,,,工艺,Crafts
            jade,craft,,玉石,Jade
            "viewing-stone",jade,,观赏石,"Stones, ""viewing""\"
            ivory,craft,true,牙雕,Ivory
            """;

    private SampleModel() {}

    static ModelFile file(String path, String text) {
        return new ModelFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static ModelSource core(ModelFile... more) {
        List<ModelFile> files = new ArrayList<>(List.of(
                file("types/work.yaml", WORK),
                file("components/note-block.yaml", NOTE),
                file("components/box-block.yaml", BOX),
                file("vocabularies/sector.yaml", SECTOR),
                file("vocabularies/sector.csv", SECTOR_CSV)));
        files.addAll(List.of(more));
        return new ModelSource("core", files);
    }

    static ContentModel read() {
        return ModelReader.read(List.of(core()));
    }

    static Field field(ContentModel model, String id) {
        return model.requireType("work").findOwnField(id).orElseThrow();
    }
}
