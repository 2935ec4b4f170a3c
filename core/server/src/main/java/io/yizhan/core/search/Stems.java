package io.yizhan.core.search;

import com.ibm.icu.lang.UScript;
import io.yizhan.core.model.SearchKeys;
import java.util.Set;
import java.util.TreeSet;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * Words without their endings: by Snowball's algorithms for Latin letters, by {@link Endings} for Russian, Arabic and the Turkic
 * languages of Central Asia. A word in another script than its text's language is of that script's most usual language: Latin English,
 * Cyrillic Russian.
 */
final class Stems {
    private static final Set<String> TURKIC = Set.of("ug", "kk", "ky", "uz", "tt");

    /** Those of which words in their own script are not cut as English or Russian ones. */
    private static final Set<String> APART = Set.of("ar", "fr", "de", "it", "es", "pt", "tr");

    private final Endings turkic;
    private final Endings russian;
    private final Endings arabic;

    Stems(SearchKeys keys) {
        turkic = Endings.turkic(keys);
        russian = Endings.russian(keys);
        arabic = Endings.arabic(keys);
    }

    /** Languages whose words have stems of their own, one for each way of cutting. */
    static Set<String> ways(Set<String> languages) {
        Set<String> ways = new TreeSet<>();
        ways.add("");
        for (String language : languages) {
            ways.add(TURKIC.contains(language) ? "kk" : APART.contains(language) ? language : "");
        }
        return ways;
    }

    /**
     * The stem, behind the name of what made it: stems of different languages never meet.
     *
     * @param word folded
     */
    String stem(String word, String language) {
        String plain = withoutApostrophe(word);
        boolean central = TURKIC.contains(language);
        return switch (plain.isEmpty() ? UScript.COMMON : UScript.getScript(plain.codePointAt(0))) {
            case UScript.LATIN -> snowball(latin(language), plain);
            case UScript.CYRILLIC -> central ? "turkic " + turkic.cut(plain) : "russian " + russian.cut(plain);
            case UScript.ARABIC ->
                central ? "turkic " + turkic.cut(plain) : language.equals("ar") ? "arabic " + arabic.cut(plain) : plain;
            default -> plain;
        };
    }

    private static String withoutApostrophe(String word) {
        int at = word.indexOf('\'');
        int typographic = word.indexOf('’');
        int end = at < 0 ? typographic : typographic < 0 ? at : Math.min(at, typographic);
        return end <= 2 ? word : word.substring(0, end);
    }

    private static SnowballStemmer latin(String language) {
        return switch (language) {
            case "fr" -> new FrenchStemmer();
            case "de" -> new GermanStemmer();
            case "it" -> new ItalianStemmer();
            case "es" -> new SpanishStemmer();
            case "pt" -> new PortugueseStemmer();
            case "tr" -> new TurkishStemmer();
            default -> new EnglishStemmer();
        };
    }

    private static String snowball(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getClass().getSimpleName() + " " + stemmer.getCurrent();
    }
}
