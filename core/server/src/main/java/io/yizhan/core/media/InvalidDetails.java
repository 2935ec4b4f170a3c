package io.yizhan.core.media;

import java.util.List;
import java.util.Map;

/** Details an editor has to correct; nothing was stored. */
public final class InvalidDetails extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    InvalidDetails(List<Fault> faults) {
        super(faults.toString(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * One thing to correct.
     *
     * @param code for programs, UPPER_SNAKE
     * @param field {@code name}, {@code alt}, {@code caption}, {@code credit}, {@code rights} or {@code focalPoint}
     * @param message language tag ({@code zh}, {@code en}) → sentence
     */
    public record Fault(String code, String field, Map<String, String> message) {
        public Fault {
            message = Map.copyOf(message);
        }
    }
}
