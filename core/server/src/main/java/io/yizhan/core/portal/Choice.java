package io.yizhan.core.portal;

import com.ibm.icu.text.Collator;
import io.yizhan.core.model.ContentModel;
import java.util.List;

/** A term to choose in a form. */
record Choice(String code, String label) {

    /** The terms of a vocabulary in use, ordered as people of the language look them up. */
    static List<Choice> of(ContentModel model, String vocabulary, PageLanguage language) {
        Collator collator = Collator.getInstance(language.locale());
        return model.requireVocabulary(vocabulary).terms().values().stream()
                .filter(term -> !term.withdrawn())
                .map(term -> new Choice(term.code(), term.label().in(language.tag())))
                .sorted((one, other) -> collator.compare(one.label(), other.label()))
                .toList();
    }

    /** What a code means; the code itself if it is unknown. */
    static String label(ContentModel model, String vocabulary, String code, PageLanguage language) {
        return model.requireVocabulary(vocabulary)
                .findTerm(code)
                .map(term -> term.label().in(language.tag()))
                .orElse(code);
    }
}
