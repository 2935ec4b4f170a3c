package io.yizhan.core.media;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks changed details, all of them before it complains, and makes them canonical. */
final class DetailsChecks {
    private static final int MAX_TEXT = 5000;
    private static final int MAX_LINE = 500;
    private static final int MAX_LANGUAGES = 50;

    private final List<InvalidDetails.Fault> faults = new ArrayList<>();

    private DetailsChecks() {}

    static AssetDetails require(Asset asset, AssetDetails changed) throws InvalidDetails {
        DetailsChecks checks = new DetailsChecks();
        AssetDetails canonical = new AssetDetails(
                checks.name(asset, changed.name()),
                checks.focalPoint(asset, changed.focalPoint()),
                checks.texts("alt", changed.alt()),
                checks.texts("caption", changed.caption()),
                checks.line("credit", changed.credit()),
                checks.line("rights", changed.rights()));
        if (!checks.faults.isEmpty()) {
            throw new InvalidDetails(checks.faults);
        }
        return canonical;
    }

    private String name(Asset asset, String raw) {
        FileFormat format = FileFormat.ofMediaType(asset.mediaType());
        FileName name = FileName.of(raw);
        if (raw.isBlank()) {
            fault("NAME_MISSING", "name", "请填写文件名。", "Give the file a name.");
        } else if (name.extension().isEmpty()) {
            name = name.withExtension(format.extension());
        } else if (!format.extensions().contains(name.extension())) {
            fault(
                    "NAME_EXTENSION",
                    "name",
                    "文件扩展名应为 ." + format.extension() + "，现为 ." + name.extension() + "。",
                    "The extension must be ." + format.extension() + ", but is ." + name.extension() + ".");
        }
        return name.toString();
    }

    private Optional<AssetDetails.FocalPoint> focalPoint(Asset asset, Optional<AssetDetails.FocalPoint> point) {
        if (point.isEmpty()) {
            return point;
        }
        if (asset.kind() != AssetKind.IMAGE) {
            fault("FOCAL_POINT_WITHOUT_IMAGE", "focalPoint", "只有图片才有焦点。", "Only an image has a focal point.");
        } else if (!isShare(point.get().x()) || !isShare(point.get().y())) {
            fault(
                    "FOCAL_POINT_OUTSIDE",
                    "focalPoint",
                    "焦点应在图片之内（0 到 1）。",
                    "The focal point must be inside the image, 0 to 1.");
        }
        return point;
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    private Map<String, String> texts(String field, Map<String, String> texts) {
        Map<String, String> canonical = new TreeMap<>();
        texts.forEach((tag, text) -> {
            if (!text.isBlank()) {
                canonical.put(tag(field, tag), text(field, text, MAX_TEXT));
            }
        });
        if (canonical.size() > MAX_LANGUAGES) {
            fault("TOO_MANY_LANGUAGES", field, "语言过多，最多 50 种。", "Too many languages; at most 50.");
        }
        return canonical;
    }

    private String tag(String field, String tag) {
        try {
            String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (tag.length() <= 35 && !canonical.equals("und")) {
                return canonical;
            }
        } catch (IllformedLocaleException e) {
            // the same fault as below
        }
        fault("LANGUAGE_TAG", field, "不是有效的语言标签（BCP 47）。", "This is not a language tag (BCP 47).");
        return tag;
    }

    private Optional<String> line(String field, Optional<String> text) {
        return text.map(String::strip).filter(line -> !line.isEmpty()).map(line -> text(field, line, MAX_LINE));
    }

    private String text(String field, String text, int limit) {
        if (text.length() > limit) {
            fault("TEXT_TOO_LONG", field, "文字过长，最多 " + limit + " 个字符。", "Too long; at most " + limit + " characters.");
        }
        return text;
    }

    private void fault(String code, String field, String zh, String en) {
        faults.add(new InvalidDetails.Fault(code, field, Map.of("zh", zh, "en", en)));
    }
}
