package io.yizhan.core.model;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Optional;

/** Proposes a slug for a title: pinyin for Chinese, letters without accents for every other script. */
public final class SlugProposal {
    private static final int MAX_LENGTH = 80;
    private static final Transliterator TO_ASCII =
            Transliterator.getInstance("Any-Latin; NFD; [[:Nonspacing Mark:][:Modifier Letter:]] Remove; Latin-ASCII");

    private SlugProposal() {}

    /** ASCII letters, digits and hyphens, at most 80; empty if the text holds nothing to make one of. */
    public static Optional<String> from(String text) {
        StringBuilder spaced = new StringBuilder();
        StringBuilder chinese = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN && Character.isBmpCodePoint(c)) {
                chinese.appendCodePoint(c);
            } else {
                flush(chinese, spaced);
                spaced.appendCodePoint(c);
            }
        });
        flush(chinese, spaced);
        String letters = spaced.toString();
        // what is ASCII already would come out as it is, but not soon
        String ascii = letters.chars().allMatch(c -> c < 0x80) ? letters : TO_ASCII.transliterate(letters);
        String slug = ascii.toLowerCase(Locale.ROOT).replaceAll("['’ʻʼ`]", "").replaceAll("[^a-z0-9]+", "-");
        return shortened(slug.replaceAll("^-+|-+$", ""));
    }

    private static void flush(StringBuilder chinese, StringBuilder spaced) {
        if (!chinese.isEmpty()) {
            String pinyin = PinyinHelper.toPinyin(chinese.toString(), PinyinStyleEnum.NORMAL, "-");
            spaced.append('-').append(pinyin.replace('ü', 'v')).append('-');
            chinese.setLength(0);
        }
    }

    /** Cut at a hyphen where there is one in the second half. */
    private static Optional<String> shortened(String slug) {
        if (slug.length() <= MAX_LENGTH) {
            return slug.isEmpty() ? Optional.empty() : Optional.of(slug);
        }
        int hyphen = slug.lastIndexOf('-', MAX_LENGTH);
        return Optional.of(slug.substring(0, hyphen > MAX_LENGTH / 2 ? hyphen : MAX_LENGTH));
    }
}
