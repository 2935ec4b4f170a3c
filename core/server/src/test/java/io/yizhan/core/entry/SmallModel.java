package io.yizhan.core.entry;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A model of a type with a filterable field of every kind and one it leads to, and variants of it. */
final class SmallModel {
    static final String SIGNED =
            "- { id: signed, type: boolean, label: { zh-Hans: 有款, en: Signed }, filterable: true }";
    static final String NOTE = "- { id: note, type: text, label: { zh-Hans: 备注, en: Note }, filterable: true }";
    static final String PIECES =
            "- { id: pieces, type: integer, label: { zh-Hans: 件数, en: Pieces }, filterable: true, sortable: true }";

    private static final String WORK = """
            id: work
            singular: Work
            plural: Works
            label: { zh-Hans: 作品, en: Work }
            pluralLabel: { zh-Hans: 作品, en: Works }
            description: { zh-Hans: 一件作品。, en: A work. }
            menu: showcase
            icon: picture
            titleField: title
            fields:
              - { id: title, type: text, label: { zh-Hans: 名称, en: Title }, localized: true, filterable: true, sortable: true }
              FIELDS
              - { id: ratio, type: decimal, label: { zh-Hans: 比例, en: Ratio }, scale: 2, filterable: true }
              - { id: shown, type: date, label: { zh-Hans: 展出, en: Shown }, filterable: true }
              - { id: opens, type: dateTime, label: { zh-Hans: 开幕, en: Opens }, filterable: true }
              - { id: made, type: uncertainDate, label: { zh-Hans: 年代, en: Made }, filterable: true }
              - { id: price, type: money, label: { zh-Hans: 价格, en: Price }, filterable: true }
              - { id: weight, type: measure, unit: g, units: [kg], label: { zh-Hans: 重量, en: Weight }, filterable: true }
              - { id: sector, type: term, vocabulary: sector, label: { zh-Hans: 门类, en: Sector }, filterable: true }
              - { id: subjects, type: term, vocabulary: sector, many: true, label: { zh-Hans: 主题, en: Subjects }, filterable: true }
              - { id: site, type: url, label: { zh-Hans: 网站, en: Site }, filterable: true }
              - { id: contact, type: email, label: { zh-Hans: 邮箱, en: E-mail }, filterable: true }
              - { id: slug, type: slug, from: title, label: { zh-Hans: 网址, en: Slug }, filterable: true }
              - { id: latitude, type: decimal, label: { zh-Hans: 纬度, en: Latitude }, scale: 6, filterable: true }
              - { id: longitude, type: decimal, label: { zh-Hans: 经度, en: Longitude }, scale: 6, filterable: true }
              - { id: above, type: reference, targets: [work], label: { zh-Hans: 上级, en: Above }, broader: true, filterable: true }
              - { id: story, type: longText, label: { zh-Hans: 故事, en: Story }, localized: true, filterable: true }
              - { id: body, type: richText, label: { zh-Hans: 正文, en: Body }, filterable: true }
              - { id: extra, type: json, label: { zh-Hans: 其他, en: Extra }, filterable: true }
              - { id: media, type: asset, many: true, label: { zh-Hans: 图片, en: Media }, filterable: true }
              - { id: scan, type: asset, label: { zh-Hans: 扫描, en: Scan }, localized: true, filterable: true }
              - id: makers
                type: reference
                targets: [work]
                many: true
                label: { zh-Hans: 作者, en: Makers }
                filterable: true
                attributes:
                  - { id: role, type: text, label: { zh-Hans: 角色, en: Role }, filterable: true }
              - id: credits
                type: reference
                targets: [work, person]
                many: true
                label: { zh-Hans: 署名, en: Credits }
                filterable: true
                attributes:
                  - { id: role, type: text, label: { zh-Hans: 角色, en: Role }, filterable: true }
              - id: certificates
                type: group
                repeatable: true
                label: { zh-Hans: 证书, en: Certificates }
                fields:
                  - { id: number, type: text, label: { zh-Hans: 号码, en: Number }, filterable: true }
                  - { id: year, type: integer, label: { zh-Hans: 年份, en: Year }, filterable: true }
                  - { id: remark, type: longText, label: { zh-Hans: 备注, en: Remark }, filterable: true }
                  - { id: file, type: asset, label: { zh-Hans: 文件, en: File }, filterable: true }
              - id: size
                type: group
                label: { zh-Hans: 尺寸, en: Size }
                fields:
                  - { id: height, type: integer, label: { zh-Hans: 高, en: Height }, filterable: true }
                  - { id: how, type: richText, label: { zh-Hans: 量法, en: How }, filterable: true }
            form:
              sections:
                - { id: basics, label: { zh-Hans: 基本, en: Basics }, fields: [title] }
            """;
    private static final String PERSON = """
            id: person
            singular: Person
            plural: People
            label: { zh-Hans: 人物, en: Person }
            pluralLabel: { zh-Hans: 人物, en: People }
            description: { zh-Hans: 一个人。, en: A person. }
            menu: showcase
            icon: user
            titleField: name
            fields:
              - { id: name, type: text, label: { zh-Hans: 姓名, en: Name }, localized: true, filterable: true }
              - { id: pieces, type: integer, label: { zh-Hans: 件数, en: Pieces }, filterable: true }
              - { id: born, type: integer, label: { zh-Hans: 出生, en: Born }, filterable: true }
            form:
              sections:
                - { id: basics, label: { zh-Hans: 基本, en: Basics }, fields: [name] }
            """;
    private static final String SECTOR = """
            id: sector
            label: { zh-Hans: 行业门类, en: Sector }
            source: test
            termsFrom: sector.csv
            """;
    private static final String TERMS = """
            code,broader,withdrawn,zh-Hans,en
            craft,,,工艺,Crafts
            jade,craft,,玉石,Jade
            nephrite,jade,,和田玉,Nephrite
            film,,,电影,Film
            """;

    private SmallModel() {}

    static ContentModel standard() {
        return of(SIGNED, NOTE, PIECES);
    }

    /** @param fields three lines, each a field */
    static ContentModel of(String... fields) {
        return ModelReader.read(List.of(new ModelSource(
                "core",
                List.of(
                        file("types/work.yaml", WORK.replace("FIELDS", String.join("\n  ", fields))),
                        file("types/person.yaml", PERSON),
                        file("vocabularies/sector.yaml", SECTOR),
                        file("vocabularies/sector.csv", TERMS)))));
    }

    private static ModelFile file(String path, String text) {
        return new ModelFile(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
