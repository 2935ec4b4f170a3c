package io.yizhan.core.search;

import io.yizhan.core.model.SearchKeys;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts endings off words, and articles: of each kind the longest one that fits, the last kind first. Light on purpose, for names of things: a stem
 * keeps three letters.
 */
final class Endings {
    private static final int SHORTEST = 3;

    private final List<String> beginnings;
    private final List<List<String>> kinds;

    private Endings(SearchKeys keys, String beginnings, String... kinds) {
        this.beginnings = longestFirst(keys, beginnings);
        this.kinds = Stream.of(kinds).map(kind -> longestFirst(keys, kind)).toList();
    }

    private static List<String> longestFirst(SearchKeys keys, String words) {
        return Stream.of(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(keys::fold)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Of Uyghur, Kazakh and their relatives, in Cyrillic and Arabic letters. */
    static Endings turkic(SearchKeys keys) {
        return new Endings(
                keys,
                "",
                // genitive, dative, accusative, locative, ablative, instrumental
                "ның нің дың дің тың тің ға ге қа ке на не да де та те нда нде дан ден тан тен нан нен мен бен пен"
                        + " ны ні ды ді ты ті"
                        + " نىڭ غا قا گە كە نى دا دە تا تە دىن تىن دىكى تىكى"
                        + " دىڭ تىڭ عا دان دەن تان تەن نان نەن مەن بەن پەن",
                // possession
                "ымыз іміз ыңыз іңіз сы сі ы і ым ім ың ің ىمىز ىڭىز سى ى ىم ىڭ",
                // number
                "лар лер дар дер тар тер لار لەر دار دەر تار تەر");
    }

    /** Of Russian nouns and adjectives. Snowball takes endings of verbs off nouns too (нефрит, нефр). */
    static Endings russian(SearchKeys keys) {
        return new Endings(
                keys,
                "",
                "иями ями ами ого его ому ему ыми ими иях иям ием ией ый ий ой ая яя ое ее ые ие ым им ом ем ую юю ых их"
                        + " ии ия ию ев ов ей ам ям ах ях а я о е ы и у ю ь й");
    }

    /** Of Arabic: the article and what is written together with it, then plurals, then feminine and relative endings. */
    static Endings arabic(SearchKeys keys) {
        return new Endings(keys, "وال بال كال فال ال لل", "ها ان ات ون ين", "ية ة ي");
    }

    /** @param word folded */
    String cut(String word) {
        String stem = word;
        for (String beginning : beginnings) {
            if (stem.length() - beginning.length() >= SHORTEST && stem.startsWith(beginning)) {
                stem = stem.substring(beginning.length());
                break;
            }
        }
        for (List<String> kind : kinds) {
            for (String ending : kind) {
                if (stem.length() - ending.length() >= SHORTEST && stem.endsWith(ending)) {
                    stem = stem.substring(0, stem.length() - ending.length());
                    break;
                }
            }
        }
        return stem;
    }
}
