package io.yizhan.core.portal;

import io.yizhan.core.trade.TradeFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a form has to be corrected in.
 *
 * @param byField by member of the form; those of the whole form under the empty name
 */
record Notes(Map<String, List<Note>> byField) {

    /**
     * One sentence.
     *
     * @param mild true for what is worth a second look only
     */
    record Note(String text, boolean mild) {}

    static Notes none() {
        return new Notes(Map.of());
    }

    static Notes of(Frame frame, List<TradeFinding> findings) {
        Map<String, List<Note>> byField = new LinkedHashMap<>();
        for (TradeFinding finding : findings) {
            byField.computeIfAbsent(finding.field(), _ -> new ArrayList<>())
                    .add(new Note(sentence(frame, finding), !finding.error()));
        }
        return new Notes(byField);
    }

    private static String sentence(Frame frame, TradeFinding finding) {
        Object limit = finding.params().getOrDefault("limit", "");
        String said = frame.language() == PageLanguage.ZH ? "messageZh" : "messageEn";
        return frame.words()
                .find("finding." + finding.code(), limit)
                .or(() -> Optional.ofNullable(finding.params().get(said)).map(Object::toString))
                .orElseGet(() -> frame.say("finding.other"));
    }

    boolean isEmpty() {
        return byField.isEmpty();
    }

    List<Note> at(String field) {
        return byField.getOrDefault(field, List.of());
    }

    boolean wrong(String field) {
        return at(field).stream().anyMatch(note -> !note.mild());
    }
}
