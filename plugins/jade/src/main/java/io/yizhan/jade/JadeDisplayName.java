package io.yizhan.jade;

import io.yizhan.plugin.ComputedField;
import io.yizhan.plugin.EntryView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pf4j.Extension;

/**
 * The name on a label, as GB/T 16552 wants it: the name of the gem, with “（处理）” if it was treated; for Hetian Yu its
 * class of GB/T 38821 and occurrence. The origin claimed is no part of it.
 */
@Extension
public final class JadeDisplayName implements ComputedField {
    private record Words(String zh, String en) {
        String in(String locale) {
            return locale.startsWith("zh") ? zh : en;
        }
    }

    /** Vocabulary jadeName. */
    private static final Map<String, Words> NAMES = Map.ofEntries(
            Map.entry("feicui", new Words("翡翠", "Feicui")),
            Map.entry("hetian-yu", new Words("和田玉", "Hetian Yu")),
            Map.entry("quartzose", new Words("石英岩玉", "Quartzose jade")),
            Map.entry("chalcedony", new Words("玉髓", "Chalcedony")),
            Map.entry("agate", new Words("玛瑙", "Agate")),
            Map.entry("serpentine", new Words("蛇纹石玉", "Serpentine jade")),
            Map.entry("dushan", new Words("独山玉", "Dushan jade")),
            Map.entry("turquoise", new Words("绿松石", "Turquoise")),
            Map.entry("lapis-lazuli", new Words("青金石", "Lapis lazuli")),
            Map.entry("malachite", new Words("孔雀石", "Malachite")),
            Map.entry("rhodonite", new Words("蔷薇辉石", "Rhodonite")),
            Map.entry("albite", new Words("钠长石玉", "Albite jade")),
            Map.entry("opal", new Words("欧泊", "Opal")),
            Map.entry("prehnite", new Words("葡萄石", "Prehnite")),
            Map.entry("marble", new Words("大理石玉", "Marble jade")),
            Map.entry("shoushan", new Words("寿山石", "Shoushan stone")),
            Map.entry("qingtian", new Words("青田石", "Qingtian stone")),
            Map.entry("balin", new Words("巴林石", "Balin stone")),
            Map.entry("changhua", new Words("昌化石", "Changhua stone")),
            Map.entry("fluorite", new Words("萤石", "Fluorite")),
            Map.entry("natural-glass", new Words("天然玻璃", "Natural glass")));

    /** Vocabulary jadeClass; the standard uses pinyin in English. */
    private static final Map<String, Words> CLASSES = Map.ofEntries(
            Map.entry("bai-yu", new Words("白玉", "Bai Yu")),
            Map.entry("qing-yu", new Words("青玉", "Qing Yu")),
            Map.entry("qingbai-yu", new Words("青白玉", "Qingbai Yu")),
            Map.entry("bi-yu", new Words("碧玉", "Bi Yu")),
            Map.entry("huang-yu", new Words("黄玉", "Huang Yu")),
            Map.entry("tang-yu", new Words("糖玉", "Tang Yu")),
            Map.entry("mo-yu", new Words("墨玉", "Mo Yu")),
            Map.entry("cuiqing-yu", new Words("翠青玉", "Cuiqing Yu")));

    /** Vocabulary jadeOccurrence, as words of a name. */
    private static final Map<String, Words> OCCURRENCES = Map.ofEntries(
            Map.entry("pebble", new Words("籽料", "pebble")),
            Map.entry("mountain", new Words("山料", "mountain stone")),
            Map.entry("mountain-stream", new Words("山流水料", "mountain-stream stone")),
            Map.entry("gobi", new Words("戈壁料", "Gobi stone")));

    @Override
    public String type() {
        return JadeFields.WORK;
    }

    @Override
    public String field() {
        return JadeFields.DISPLAY_NAME;
    }

    @Override
    public Optional<Object> compute(EntryView entry) {
        Optional<String> name = entry.findText(JadeFields.NAME);
        Optional<Words> words = name.flatMap(code -> Optional.ofNullable(NAMES.get(code)));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean chinese = entry.locale().startsWith("zh");
        List<String> details = name.filter(JadeFields.HETIAN_YU::equals).isPresent()
                ? Stream.of(word(entry, JadeFields.CLASS, CLASSES), word(entry, JadeFields.OCCURRENCE, OCCURRENCES))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
        String treated = treated(entry) ? (chinese ? "（处理）" : " (treated)") : "";
        String text = words.get().in(entry.locale()) + treated;
        if (!details.isEmpty()) {
            text += details.stream().collect(Collectors.joining(chinese ? "·" : ", ", chinese ? "·" : ", ", ""));
        }
        return Optional.of(text);
    }

    private static boolean treated(EntryView entry) {
        return entry.texts(JadeFields.TREATMENT).stream().anyMatch(JadeFields.TREATMENTS::contains);
    }

    private static Optional<String> word(EntryView entry, String key, Map<String, Words> words) {
        return entry.findText(key)
                .flatMap(code -> Optional.ofNullable(words.get(code)))
                .map(found -> found.in(entry.locale()));
    }
}
