package io.yizhan.core.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a table of facts.
 *
 * @param label what it says something about
 * @param values one after the other
 * @param joined text between them
 */
record Fact(String label, List<Text> values, String joined) {

    /** Collects facts; what a product does not tell leaves no line. */
    static final class Table {
        private final Frame frame;
        private final List<Fact> facts = new ArrayList<>();

        Table(Frame frame) {
            this.frame = frame;
        }

        Table terms(String key, List<Text> values) {
            if (!values.isEmpty()) {
                facts.add(new Fact(frame.say("fact." + key), values, frame.say("list.separator")));
            }
            return this;
        }

        Table text(String key, Optional<Text> value) {
            return terms(key, value.map(List::of).orElse(List.of()));
        }

        Table plain(String key, Optional<String> value) {
            return text(key, value.filter(one -> !one.isBlank()).map(Text::of));
        }

        /** A sentence with the value in it, such as {@code 45 days}. */
        Table said(String key, Optional<String> value, String sentence) {
            return plain(key, value.map(one -> frame.say(sentence, one)));
        }

        /** A measure, named by its own term. */
        Table measured(Text role, Optional<Text> value) {
            value.ifPresent(one -> facts.add(new Fact(role.text(), List.of(one), "")));
            return this;
        }

        List<Fact> facts() {
            return List.copyOf(facts);
        }
    }
}
