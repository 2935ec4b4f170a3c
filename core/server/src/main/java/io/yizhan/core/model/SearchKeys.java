package io.yizhan.core.model;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys under which text is found and ordered; the database compares them byte by byte. Made in code, so that both
 * databases agree, and made anew when {@link #VERSION} changes. Safe for many threads.
 */
public final class SearchKeys {
    /** Longest key in bytes. */
    public static final int MAX_BYTES = 190;

    /** Changes whenever keys do: stored beside them. */
    public static final String VERSION =
            "1;icu=" + VersionInfo.ICU_VERSION + ";ucd=" + UCharacter.getUnicodeVersion() + ";pinyin=0.4.0";

    private static final int MAX_COLLATORS = 64;
    private static final Map<Integer, String> ARABIC = arabic();

    private final Map<String, Collator> collators = new ConcurrentHashMap<>();

    /**
     * Bytes that order as a reader of the locale expects (CLDR; Chinese by pinyin): compare unsigned. At most
     * {@link #MAX_BYTES}; longer keys are cut, so texts that differ only far behind may come out equal.
     *
     * @param locale BCP 47 tag
     */
    public byte[] sortKey(String text, String locale) {
        byte[] key = collator(locale).getCollationKey(text).toByteArray();
        int length = key.length > 0 && key[key.length - 1] == 0 ? key.length - 1 : key.length;
        return Arrays.copyOf(key, Math.min(length, MAX_BYTES));
    }

    private Collator collator(String locale) {
        Collator known = collators.get(locale);
        if (known != null) {
            return known;
        }
        ULocale asked = ULocale.forLanguageTag(locale);
        boolean simplified = asked.getLanguage().equals("zh")
                && !ULocale.addLikelySubtags(asked).getScript().equals("Hant");
        ULocale effective = simplified ? ULocale.forLanguageTag("zh-u-co-pinyin") : asked;
        Collator made = Collator.getInstance(effective).freeze();
        if (collators.size() < MAX_COLLATORS) {
            collators.put(locale, made);
        }
        return made;
    }

    /**
     * What two spellings have in common that a reader takes as one: case, width, compatibility forms, invisible
     * characters, white space, accents on Latin letters (not on others: й is no и, қ no к), ё as е, digits of all
     * scripts, and the variants of Arabic letters that keyboards for Uyghur, Kazakh, Persian and
     * Arabic give for one another. Folding twice changes nothing.
     */
    public String fold(String text) {
        String plain = Normalizer2.getNFKCCasefoldInstance().normalize(text);
        StringBuilder folded = new StringBuilder(plain.length());
        Normalizer2 canonical = Normalizer2.getNFDInstance();
        boolean[] latin = {false};
        boolean[] space = {true};
        plain.codePoints().forEach(c -> {
            String decomposed = canonical.getDecomposition(c);
            boolean latinWhole = decomposed != null && isLatin(decomposed.codePointAt(0));
            if (latinWhole) {
                decomposed.codePoints().forEach(part -> append(part, latin, space, folded));
            } else {
                append(c, latin, space, folded);
            }
        });
        return Normalizer2.getNFCInstance().normalize(folded.toString().stripTrailing());
    }

    private static boolean isLatin(int c) {
        return UScript.getScript(c) == UScript.LATIN;
    }

    private static void append(int c, boolean[] latin, boolean[] space, StringBuilder folded) {
        boolean mark = UCharacter.getType(c) == UCharacter.NON_SPACING_MARK;
        if (mark && latin[0]) {
            return;
        }
        if (UCharacter.isUWhiteSpace(c)) {
            if (!space[0]) {
                folded.append(' ');
            }
            space[0] = true;
            return;
        }
        latin[0] = mark ? latin[0] : isLatin(c);
        String replaced = ARABIC.get(c);
        if (replaced != null) {
            folded.append(replaced);
        } else if (UCharacter.getType(c) == UCharacter.DECIMAL_DIGIT_NUMBER) {
            folded.append(UCharacter.digit(c, 10));
        } else if (c == 'ё') {
            folded.append('е');
        } else {
            folded.appendCodePoint(c);
        }
        space[0] = false;
    }

    /** Letters that differ by keyboard rather than by meaning; harakat, tatweel and high hamza fall away. */
    private static Map<Integer, String> arabic() {
        Map<Integer, String> table = new ConcurrentHashMap<>();
        put(table, "\u064A", 0x0626, 0x0649, 0x06CC, 0x06CD, 0x06D2);
        put(table, "\u0643", 0x06A9, 0x06AA);
        put(table, "\u0647", 0x06D5, 0x06BE, 0x06C1, 0x06C0, 0x0629);
        put(table, "\u0627", 0x0623, 0x0625, 0x0622, 0x0671);
        put(table, "\u0648", 0x0624);
        put(table, "", 0x0640, 0x0670, 0x0674, 0x0621, 0x0654, 0x0655);
        for (int c = 0x064B; c <= 0x065F; c++) {
            table.put(c, "");
        }
        return Map.copyOf(table);
    }

    private static void put(Map<Integer, String> table, String letter, int... variants) {
        for (int variant : variants) {
            table.put(variant, letter);
        }
    }

    /** Pinyin without tones or blanks of the Chinese in a text, other letters folded; empty if there is no Chinese. */
    public String pinyin(String text) {
        return reading(text, PinyinStyleEnum.NORMAL);
    }

    /** First letters of the pinyin, as people type them: 和田玉 is hty. Empty if there is no Chinese. */
    public String initials(String text) {
        return reading(text, PinyinStyleEnum.FIRST_LETTER);
    }

    private String reading(String text, PinyinStyleEnum style) {
        String folded = fold(text);
        if (folded.codePoints().noneMatch(SearchKeys::isChinese)) {
            return "";
        }
        String read = PinyinHelper.toPinyin(folded, style, " ");
        return read.toLowerCase(Locale.ROOT).replace('ü', 'v').replaceAll("\\s+", "");
    }

    private static boolean isChinese(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.UNIFIED_IDEOGRAPH);
    }
}
