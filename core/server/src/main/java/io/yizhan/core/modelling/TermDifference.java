package io.yizhan.core.modelling;

import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Vocabulary;
import io.yizhan.core.model.Vocabulary.Term;
import java.util.List;
import java.util.Optional;

/** What is other in a vocabulary: terms that come, go or change. */
record TermDifference(Vocabulary before, Vocabulary after, List<FieldPlace> places) {
    private static final int NAMED = 5;

    Optional<ModelChange> change() {
        List<Term> gone = without(before, after);
        List<Term> come = without(after, before);
        long changed = after.terms().values().stream()
                .filter(term -> before.findTerm(term.code())
                        .filter(former -> !former.equals(term))
                        .isPresent())
                .count();
        FieldWords words = new FieldWords()
                .compareTexts("label", before.label(), after.label())
                .compare("source", before.source(), after.source());
        if (!come.isEmpty()) {
            words.add("新增词条 " + named(come, "zh-Hans"), "terms added: " + named(come, "en"));
        }
        if (!gone.isEmpty()) {
            words.add("删除词条 " + named(gone, "zh-Hans"), "terms removed: " + named(gone, "en"));
        }
        if (changed > 0) {
            words.add(changed + " 个词条有改动", changed + " terms changed");
        }
        if (words.isEmpty()
                && !List.copyOf(before.terms().keySet())
                        .equals(List.copyOf(after.terms().keySet()))) {
            words.add("词条的顺序", "order of the terms");
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Labels label = after.label();
        Labels message = words.after("词表“" + label.in("zh-Hans") + "”", "vocabulary “" + label.in("en") + "”");
        return Optional.of(new ModelChange(
                ChangeKind.VOCABULARY_CHANGED,
                after.id(),
                Optional.empty(),
                message,
                !gone.isEmpty(),
                !gone.isEmpty(),
                gone.isEmpty() ? List.of() : places));
    }

    private static List<Term> without(Vocabulary one, Vocabulary other) {
        return one.terms().values().stream()
                .filter(term -> other.findTerm(term.code()).isEmpty())
                .toList();
    }

    private static String named(List<Term> terms, String locale) {
        String names = String.join(
                ", ",
                terms.stream().limit(NAMED).map(term -> term.label().in(locale)).toList());
        return terms.size() > NAMED ? names + " … (" + terms.size() + ")" : names;
    }
}
