package io.yizhan.core.search;

import io.yizhan.core.delivery.SearchedField;
import io.yizhan.core.delivery.SearchedField.Part;
import io.yizhan.core.search.TextAnalysis.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Words as a query: all of them must stand in the entry, each in any of the fields, and the place where a word fits best says how much
 * it counts. A title that is just what was typed comes first, then titles that begin so.
 */
final class TextQuery {
    private static final float TIE = 0.1f;
    private static final int LOOSE = 2;
    /** Chinese runs that are longer are looked for as they stand. */
    private static final int LONGEST_RUN = 8;

    private final TextAnalysis analysis;
    private final Set<String> languages;
    private final List<Place> places;

    /**
     * A field in which is looked.
     *
     * @param only the entries on which it counts; empty for all
     */
    record Place(SearchedField field, Optional<Query> only) {
        boolean title() {
            return field.part() == Part.TITLE;
        }

        boolean whole() {
            return field.part() != Part.BODY;
        }

        float weight() {
            return switch (field.part()) {
                case TITLE -> 4f;
                case MAIN -> 1.5f;
                case BODY -> 1f;
            };
        }
    }

    /** @param languages of the site, for the endings of words */
    TextQuery(TextAnalysis analysis, Set<String> languages, List<Place> places) {
        this.analysis = analysis;
        this.languages = languages;
        this.places = places;
    }

    Query of(SearchWords words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int required = 0;
        for (SearchWords.Part part : words.parts()) {
            List<Word> read = analysis.read(part.text());
            if (!read.isEmpty()) {
                // signs between words divide them too: a,b,c is three
                required += part.together() ? 1 : units(read).size();
                SearchWords.refuseMore(required);
                query.add(part.together() ? together(read, 0) : part(part, read), Occur.MUST);
            }
        }
        if (required == 0) {
            return MatchNoDocsQuery.INSTANCE;
        }
        String whole = analysis.whole(words.text());
        query.add(titles(place -> constant(new TermQuery(whole(place, whole)), 60)), Occur.SHOULD);
        query.add(titles(place -> constant(new PrefixQuery(whole(place, whole)), 12)), Occur.SHOULD);
        query.add(
                titles(place -> constant(new TermQuery(new Term(IndexFields.pinyin(place.field()), whole)), 6)),
                Occur.SHOULD);
        List<Word> all = analysis.read(words.text());
        if (all.size() > 1) {
            query.add(titles(place -> constant(phrase(place, all, 0), 8)), Occur.SHOULD);
        }
        return query.build();
    }

    /** What was typed without a blank: words and runs of signs, or a code as a whole. */
    private Query part(SearchWords.Part part, List<Word> words) {
        List<List<Word>> units = units(words);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < units.size(); i++) {
            List<Word> unit = units.get(i);
            boolean open = part.open() && i == units.size() - 1;
            all.add(
                    unit.getFirst().eastAsian()
                            ? run(unit)
                            : word(unit.getFirst().term(), open),
                    Occur.MUST);
        }
        if (units.size() == 1) {
            return all.build();
        }
        String whole = analysis.whole(part.text());
        return new BooleanQuery.Builder()
                .add(all.build(), Occur.SHOULD)
                .add(wholes(place -> boosted(new TermQuery(whole(place, whole)), 2)), Occur.SHOULD)
                .build();
    }

    /** Neighbouring signs are one unit, every other word is one. */
    private static List<List<Word>> units(List<Word> words) {
        List<List<Word>> units = new ArrayList<>();
        for (Word word : words) {
            boolean goesOn = !units.isEmpty()
                    && word.eastAsian()
                    && units.getLast().getLast().eastAsian()
                    && units.getLast().getLast().end() == word.start();
            if (goesOn) {
                units.getLast().add(word);
            } else {
                units.add(new ArrayList<>(List.of(word)));
            }
        }
        return units;
    }

    private Query word(String word, boolean open) {
        Set<String> stems = analysis.stems(word, languages);
        boolean latin = word.length() > 1 && word.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return anywhere(place -> {
            List<Query> ways = new ArrayList<>();
            ways.add(boosted(new TermQuery(new Term(IndexFields.words(place.field()), word)), 1));
            stems.forEach(stem ->
                    ways.add(boosted(new TermQuery(new Term(IndexFields.stems(place.field()), stem)), 0.7f)));
            if (place.whole()) {
                ways.add(boosted(new TermQuery(whole(place, word)), 1.2f));
            }
            if (open && place.whole()) {
                ways.add(constant(new PrefixQuery(new Term(IndexFields.words(place.field()), word)), 0.2f));
                ways.add(constant(new PrefixQuery(whole(place, word)), 0.25f));
            }
            if (latin && place.title()) {
                ways.add(constant(new PrefixQuery(new Term(IndexFields.pinyin(place.field()), word)), 0.15f));
                ways.add(constant(new PrefixQuery(new Term(IndexFields.initials(place.field()), word)), 0.1f));
            }
            return best(ways);
        });
    }

    /**
     * Signs without blanks, of which nobody says where a word ends: all signs must be there, and nearly all pairs; two signs may stand
     * apart by two (玉石雕 is found by 玉雕). The more of them stand together, the better.
     */
    private Query run(List<Word> signs) {
        if (signs.size() == 1) {
            String sign = signs.getFirst().term();
            return anywhere(place -> boosted(new TermQuery(new Term(IndexFields.words(place.field()), sign)), 1));
        }
        if (signs.size() > LONGEST_RUN) {
            return together(signs, LOOSE);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(together(signs, LOOSE), Occur.SHOULD);
        if (signs.size() == 2) {
            String pair = signs.getFirst().term() + signs.getLast().term();
            query.add(
                    anywhere(place -> boosted(new TermQuery(new Term(IndexFields.words(place.field()), pair)), 1)),
                    Occur.SHOULD);
            return query.build();
        }
        int missing = signs.size() < 4 ? 0 : signs.size() / 2 - 1;
        BooleanQuery.Builder pairs = new BooleanQuery.Builder().setMinimumNumberShouldMatch(signs.size() - 1 - missing);
        for (int i = 0; i + 1 < signs.size(); i++) {
            String pair = signs.get(i).term() + signs.get(i + 1).term();
            pairs.add(
                    anywhere(place -> boosted(new TermQuery(new Term(IndexFields.words(place.field()), pair)), 1)),
                    Occur.SHOULD);
        }
        for (Word sign : missing == 0 ? List.<Word>of() : signs) {
            pairs.add(
                    anywhere(place -> new TermQuery(new Term(IndexFields.words(place.field()), sign.term()))),
                    Occur.FILTER);
        }
        return query.add(pairs.build(), Occur.SHOULD).build();
    }

    private Query together(List<Word> words, int slop) {
        return anywhere(place -> boosted(phrase(place, words, slop), slop == 0 ? 1.5f : 0.5f));
    }

    private static Query phrase(Place place, List<Word> words, int slop) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
        words.forEach(word -> phrase.add(new Term(IndexFields.words(place.field()), word.term())));
        return phrase.build();
    }

    private static Term whole(Place place, String text) {
        return new Term(IndexFields.whole(place.field()), text);
    }

    private Query titles(Function<Place, Query> query) {
        return in(places.stream().filter(Place::title).toList(), query);
    }

    private Query wholes(Function<Place, Query> query) {
        return in(places.stream().filter(Place::whole).toList(), query);
    }

    private Query anywhere(Function<Place, Query> query) {
        return in(places, query);
    }

    private static Query in(List<Place> places, Function<Place, Query> query) {
        return best(places.stream()
                .map(place -> {
                    Query found = new BoostQuery(query.apply(place), place.weight());
                    return place.only()
                            .<Query>map(only -> new BooleanQuery.Builder()
                                    .add(found, Occur.MUST)
                                    .add(only, Occur.FILTER)
                                    .build())
                            .orElse(found);
                })
                .toList());
    }

    private static Query best(List<Query> ways) {
        return ways.isEmpty() ? MatchNoDocsQuery.INSTANCE : new DisjunctionMaxQuery(ways, TIE);
    }

    private static Query boosted(Query query, float boost) {
        return boost == 1 ? query : new BoostQuery(query, boost);
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
