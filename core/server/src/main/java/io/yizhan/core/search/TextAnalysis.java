package io.yizhan.core.search;

import com.ibm.icu.lang.UScript;
import io.yizhan.core.model.SearchKeys;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Texts as words: divided by Unicode's rules, folded by {@link SearchKeys}, traditional Chinese as simplified. Chinese, Japanese and
 * Korean have no blanks: each sign is a word, and each pair of neighbours another.
 */
final class TextAnalysis {
    private static final Set<String> EAST_ASIAN = Set.of("<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<HANGUL>");

    private static final int GAP = 100;

    private final SearchKeys keys;
    private final HanVariants variants = new HanVariants();
    private final Stems stems;

    TextAnalysis(SearchKeys keys) {
        this.keys = keys;
        this.stems = new Stems(keys);
    }

    /**
     * A word of a text.
     *
     * @param term folded
     * @param start index of its first character in the text
     * @param eastAsian whether it is one of several signs that stand without blanks
     */
    record Word(String term, int start, int end, boolean eastAsian) {}

    /**
     * For the writer of an index, which is given fields that are divided already: the texts of one field lie so far apart that no
     * phrase runs from one into the next.
     */
    static Analyzer apart() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new KeywordTokenizer());
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return GAP;
            }
        };
    }

    /** What is indexed of a text: its words, and pairs of signs at the place of the first. */
    TokenStream words(String text) {
        return new CJKBigramFilter(
                new Folding(source(text)),
                CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL,
                true);
    }

    /**
     * The stems of a text's words.
     *
     * @param language the text is written in, as far as the script of a word fits; may be empty
     */
    TokenStream stems(String text, String language) {
        return new Stemming(new Folding(source(text)), language);
    }

    private static StandardTokenizer source(String text) {
        StandardTokenizer tokenizer = new StandardTokenizer();
        tokenizer.setReader(new StringReader(text));
        return tokenizer;
    }

    /** The words of a text, without pairs. */
    List<Word> read(String text) {
        return read(new Folding(source(text)));
    }

    private static List<Word> read(TokenStream stream) {
        List<Word> words = new ArrayList<>();
        try (stream) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(
                        term.toString(), offset.startOffset(), offset.endOffset(), EAST_ASIAN.contains(type.type())));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** The stems a word may have in any of these languages. */
    Set<String> stems(String word, Set<String> languages) {
        Set<String> found = new LinkedHashSet<>();
        Stems.ways(languages).forEach(language -> found.add(stems.stem(word, language)));
        return found;
    }

    /** A text without blanks and signs, folded: equal for titles that differ in these alone. */
    String whole(String text) {
        StringBuilder whole = new StringBuilder();
        read(text).forEach(word -> whole.append(word.term()));
        return whole.toString();
    }

    /** What the Chinese in a title is read like, from each sign on. */
    Set<String> pinyin(String title) {
        return readings(title, keys::pinyin);
    }

    /** The first letters of these. */
    Set<String> initials(String title) {
        return readings(title, keys::initials);
    }

    private static final int SIGNS = 40;
    private static final int READ = 12;

    private static Set<String> readings(String title, java.util.function.UnaryOperator<String> reading) {
        int[] signs = title.codePoints().limit(SIGNS).toArray();
        Set<String> readings = new LinkedHashSet<>();
        for (int i = 0; i < signs.length; i++) {
            if (UScript.getScript(signs[i]) == UScript.HAN) {
                readings.add(reading.apply(new String(signs, i, Math.min(READ, signs.length - i))));
            }
        }
        readings.remove("");
        return readings;
    }

    /** Folds each word; what folds to nothing is left out, without a gap. */
    private final class Folding extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Folding(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (input.incrementToken()) {
                String folded = variants.simplified(keys.fold(term.toString()));
                term.setEmpty().append(folded);
                if (!folded.isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Stems of words; signs that stand without blanks are left out. */
    private final class Stemming extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TypeAttribute type = addAttribute(TypeAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final String language;

        Stemming(TokenStream input, String language) {
            super(input);
            this.language = language;
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (input.incrementToken()) {
                if (!EAST_ASIAN.contains(type.type())) {
                    String stem = stems.stem(term.toString(), language);
                    term.setEmpty().append(stem);
                    increment.setPositionIncrement(1);
                    return true;
                }
            }
            return false;
        }
    }
}
