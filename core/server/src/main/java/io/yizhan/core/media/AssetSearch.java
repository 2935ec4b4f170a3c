package io.yizhan.core.media;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;

/** The forms of texts in which a search compares: case, width and accents folded; Chinese also in pinyin. */
final class AssetSearch {
    private static final int MAX_WORDS = 8;
    private static final int MAX_QUERY = 200;

    private AssetSearch() {}

    /** What search looks at for an asset: its texts, folded, and their Han characters in pinyin and in first letters. */
    static String key(AssetDetails details) {
        List<String> texts = new ArrayList<>();
        texts.add(details.name());
        texts.addAll(details.alt().values());
        texts.addAll(details.caption().values());
        details.credit().ifPresent(texts::add);
        String folded = fold(String.join("\n", texts));
        if (folded.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return folded;
        }
        return folded + "\n" + PinyinHelper.toPinyin(folded, PinyinStyleEnum.NORMAL, "") + "\n"
                + PinyinHelper.toPinyin(folded, PinyinStyleEnum.FIRST_LETTER, "");
    }

    /** The words all of which must occur; empty for a search without words. */
    static List<String> words(String query) {
        String folded = fold(query.substring(0, Math.min(query.length(), MAX_QUERY)));
        return List.of(folded.strip().split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .toList();
    }

    static String fold(String text) {
        String cased = Normalizer2.getNFKCCasefoldInstance().normalize(text);
        StringBuilder folded = new StringBuilder();
        Normalizer2.getNFDInstance().normalize(cased).codePoints().forEach(c -> {
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                folded.appendCodePoint(c);
            }
        });
        return folded.toString();
    }
}
