package io.yizhan.core.search;

import io.yizhan.core.search.TextAnalysis.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words that a text is marked for.
 *
 * @param words folded; of signs that stand without blanks the pairs
 * @param stems of the words
 * @param beginnings of words that were not finished
 * @param languages in which stems are cut
 */
record WantedWords(Set<String> words, Set<String> stems, Set<String> beginnings, Set<String> languages) {
    private static final int SHORTEST_BEGINNING = 2;

    static WantedWords of(SearchWords typed, TextAnalysis analysis, Set<String> languages) {
        WantedWords wanted = new WantedWords(new HashSet<>(), new HashSet<>(), new HashSet<>(), Stems.ways(languages));
        for (SearchWords.Part part : typed.parts()) {
            List<Word> read = analysis.read(part.text());
            for (int i = 0; i < read.size(); i++) {
                wanted.add(read, i, part.open() && i == read.size() - 1, analysis);
            }
        }
        return wanted;
    }

    private void add(List<Word> read, int index, boolean open, TextAnalysis analysis) {
        Word word = read.get(index);
        if (!word.eastAsian()) {
            words.add(word.term());
            stems.addAll(analysis.stems(word.term(), languages));
            if (open && word.term().length() >= SHORTEST_BEGINNING) {
                beginnings.add(word.term());
            }
            return;
        }
        boolean before = index > 0 && touches(read.get(index - 1), word);
        boolean after = index + 1 < read.size() && touches(word, read.get(index + 1));
        if (after) {
            words.add(word.term() + read.get(index + 1).term());
        } else if (!before) {
            words.add(word.term());
        }
    }

    /** Whether two signs stand together. */
    static boolean touches(Word one, Word next) {
        return one.eastAsian() && next.eastAsian() && one.end() == next.start();
    }

    boolean has(String word) {
        return words.contains(word) || beginnings.stream().anyMatch(word::startsWith);
    }
}
